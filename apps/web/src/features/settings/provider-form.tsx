import { sendThen } from '../../lib/send-then.ts';
import type { SaveProviderRequest } from '@admint/contract';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ApiFailure } from '../../lib/api.ts';
import { type Provider, useSaveProvider } from '../../lib/settings-api.ts';
import { Button } from '../../ui/button.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';

interface ProviderFormProps {
  setup: Provider;
  onDone: () => void;
  onCancel: () => void;
}

/** Enter a key, an address or a model. What was entered before is not shown again; left empty, it stays. */
export function ProviderForm({ setup, onDone, onCancel }: ProviderFormProps) {
  const t = useTranslations('settings.keys');
  const { provider, takes, base_url, model, last4 } = setup;
  const save = useSaveProvider(provider);
  const form = useForm({ defaultValues: { key: '', base_url: base_url ?? '', model: model ?? '' } });
  const failure = save.error instanceof ApiFailure ? save.error : null;
  const fault = (name: string) => failure?.fields.find(({ field }) => field === name)?.message;
  const submit = form.handleSubmit((values) => {
    const given = takes
      .filter((name) => values[name].trim() !== '')
      .map((name) => [name, values[name].trim()]);
    sendThen(save, Object.fromEntries(given) as SaveProviderRequest, onDone);
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void submit(event)}>
      {save.error && !failure?.fields.length && <ProblemNotice error={save.error} />}
      {takes.includes('base_url') && (
        <TextField
          label={t('base_url')}
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={provider === 'comfyui' ? 'http://127.0.0.1:8188' : 'http://127.0.0.1:11434/v1'}
          error={fault('base_url')}
          {...form.register('base_url')}
        />
      )}
      {takes.includes('model') && (
        <TextField
          label={t('model')}
          autoComplete="off"
          spellCheck={false}
          placeholder="llama3.1:8b"
          error={fault('model')}
          {...form.register('model')}
        />
      )}
      {takes.includes('key') && (
        <TextField
          label={t(takes.length > 1 ? 'keyOptional' : 'key')}
          type="password"
          autoComplete="off"
          spellCheck={false}
          hint={last4 ? t('keyStays', { last4 }) : t('keyHint')}
          error={fault('key')}
          {...form.register('key')}
        />
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" busy={save.isPending}>
          {t('save')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
