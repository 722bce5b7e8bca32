import { sendThen } from '../../lib/send-then.ts';
import { useQuery } from '@tanstack/react-query';
import { Copy, ExternalLink, Link2, Link2Off } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../lib/formats.ts';
import { type ShareWish, useShare, videoQuery } from '../../lib/gallery-api.ts';
import { Button, buttonClass } from '../button.tsx';
import { Dialog } from '../dialog.tsx';
import { Notice } from '../notice.tsx';
import { Segments } from '../segments.tsx';
import { ProblemNotice } from '../session/problem-notice.tsx';
import { Switch } from '../switch.tsx';
import { TextField } from '../text-field.tsx';
import { say } from '../toasts.tsx';

const ENDS = ['never', '7', '30'] as const;
type Ends = (typeof ENDS)[number];

/** Makes a public link of a video, shows who can open it and until when, and takes it back. */
export function ShareDialog({ id, open, onClose }: { id: string; open: boolean; onClose: () => void }) {
  const t = useTranslations('share');
  return (
    <Dialog open={open} title={t('title')} closeLabel={t('close')} onClose={onClose}>
      {open && <ShareForm id={id} />}
    </Dialog>
  );
}

function ShareForm({ id }: { id: string }) {
  const t = useTranslations('share');
  const { date } = useFormats();
  const { data, error } = useQuery(videoQuery(id));
  const { share: make, revoke } = useShare(id);
  const [ends, setEnds] = useState<Ends>('never');
  const link = data?.share ?? null;
  const wish = (change: Partial<ShareWish>) =>
    make.mutate({ indexable: link?.indexable ?? false, expires_in_days: daysOf(ends), ...change });

  return (
    <div className="grid gap-5">
      <p className="text-muted">{t('text')}</p>
      {link && (
        <div className="grid gap-3">
          <div className="flex items-end gap-2 max-sm:flex-col max-sm:items-stretch [&>:first-child]:grow">
            <TextField
              label={t('address')}
              value={link.url}
              readOnly
              dir="ltr"
              onFocus={(event) => event.target.select()}
            />
            <Button look="primary" className="h-11" onClick={() => void copy(link.url, t)}>
              <Copy aria-hidden="true" />
              {t('copy')}
            </Button>
          </div>
          {link.local_only && (
            <Notice tone="info" title={t('localTitle')}>
              <p>{t('localText')}</p>
            </Notice>
          )}
        </div>
      )}
      <Segments
        label={link?.expires_at ? t('endsAt', { date: date(link.expires_at) }) : t('ends')}
        options={ENDS.map((value) => ({ value, label: t(`endings.${value}`) }))}
        value={ends}
        onChange={(value) => {
          setEnds(value);
          if (link) wish({ expires_in_days: daysOf(value) });
        }}
      />
      {link && (
        <Switch
          label={t('indexable')}
          checked={link.indexable}
          onChange={(indexable) => wish({ indexable })}
        />
      )}
      <ProblemNotice error={error ?? make.error ?? revoke.error} />
      {link ? (
        <div className="flex flex-wrap justify-between gap-2">
          <a href={link.url} target="_blank" rel="noreferrer" className={buttonClass()}>
            <ExternalLink aria-hidden="true" />
            {t('look')}
          </a>
          <Button
            look="danger"
            busy={revoke.isPending}
            onClick={() => sendThen(revoke, undefined, () => say({ title: t('revoked') }))}
          >
            <Link2Off aria-hidden="true" />
            {t('revoke')}
          </Button>
        </div>
      ) : (
        <Button
          look="primary"
          size="large"
          busy={make.isPending}
          disabled={!data}
          onClick={() =>
            make.mutate(
              { indexable: false, expires_in_days: daysOf(ends) },
              { onSuccess: ({ url }) => void copy(url, t) },
            )
          }
        >
          <Link2 aria-hidden="true" />
          {t('make')}
        </Button>
      )}
    </div>
  );
}

const daysOf = (ends: Ends) => (ends === 'never' ? null : Number(ends));

async function copy(url: string, t: (key: 'copied' | 'notCopied') => string): Promise<void> {
  const done = await navigator.clipboard.writeText(url).then(
    () => true,
    () => false,
  );
  say({ title: t(done ? 'copied' : 'notCopied') });
}
