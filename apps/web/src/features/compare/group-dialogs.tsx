import { sendThen } from '../../lib/send-then.ts';
import { type Comparison, VARIATION_LIMITS } from '@admint/contract';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import type { ComparisonChange, useComparisonWrites } from './compare-api.ts';

const LONGEST_NAME = 100;

interface AboutDialogProps {
  open: boolean;
  comparison: Comparison;
  onSave: (change: ComparisonChange) => void;
  onClose: () => void;
}

/** What a comparison is called and what it shall find out. */
export function AboutDialog({ open, comparison, onSave, onClose }: AboutDialogProps) {
  const t = useTranslations('compare');
  return (
    <Dialog open={open} title={t('about')} closeLabel={t('close')} onClose={onClose}>
      <AboutForm comparison={comparison} onSave={onSave} onClose={onClose} />
    </Dialog>
  );
}

function AboutForm({ comparison, onSave, onClose }: Omit<AboutDialogProps, 'open'>) {
  const t = useTranslations('compare');
  const [name, setName] = useState(comparison.name ?? '');
  const [hypothesis, setHypothesis] = useState(comparison.hypothesis ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    onSave({ name: name.trim() || null, hypothesis: hypothesis.trim() || null });
    onClose();
  };
  return (
    <form className="grid gap-4" onSubmit={save}>
      <TextField
        label={t('name')}
        value={name}
        maxLength={LONGEST_NAME}
        onChange={(event) => setName(event.target.value)}
      />
      <TextArea
        label={t('hypothesis')}
        hint={t('hypothesisHint')}
        rows={3}
        value={hypothesis}
        maxLength={VARIATION_LIMITS.hypothesis}
        onChange={(event) => setHypothesis(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{t('back')}</Button>
        <Button look="primary" type="submit">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

interface RemoveDialogProps {
  open: boolean;
  writes: Pick<ReturnType<typeof useComparisonWrites>, 'remove' | 'forget'>;
  onGone: () => Promise<void>;
  onClose: () => void;
}

/** Asks once: everything for good, or only that the videos belong together. The focus rests on neither. */
export function RemoveDialog({ open, writes, onGone, onClose }: RemoveDialogProps) {
  const t = useTranslations('compare');
  const back = useRef<HTMLButtonElement>(null);
  const { remove, forget } = writes;
  const press = (videos: 'delete' | 'keep') =>
    sendThen(remove, videos, async () => {
      await onGone();
      forget();
    });
  return (
    <Dialog
      open={open}
      title={t('removeTitle')}
      closeLabel={t('close')}
      initialFocus={back}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <p className="text-muted">{t('removeText')}</p>
        <ProblemNotice error={remove.error} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button ref={back} onClick={onClose}>
            {t('back')}
          </Button>
          <Button disabled={remove.isPending} onClick={() => press('keep')}>
            {t('removeGroup')}
          </Button>
          <Button look="danger" busy={remove.isPending} onClick={() => press('delete')}>
            {!remove.isPending && <Trash2 aria-hidden="true" />}
            {t('removeAll')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
