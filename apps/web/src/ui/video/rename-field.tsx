import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useRename } from '../../lib/gallery-api.ts';
import { say } from '../toasts.tsx';

const LONGEST = 100;

interface RenameFieldProps {
  id: string;
  title: string | null;
  /** What the video is called without a name of its own. */
  otherwise: string;
  onDone: () => void;
}

/** A name edited in its place: Enter or leaving keeps it, Escape does not, an empty one takes the name away. */
export function RenameField({ id, title, otherwise, onDone }: RenameFieldProps) {
  const t = useTranslations('videos');
  const rename = useRename();
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => input.current?.select(), []);

  const end = (keep: boolean) => {
    if (ended.current) return;
    ended.current = true;
    const typed = input.current?.value.trim() || null;
    const own = typed === otherwise && title === null ? null : typed;
    if (keep && own !== title) {
      rename.mutate({ id, title: own, before: title }, { onError: ({ message }) => say({ title: message }) });
    }
    onDone();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') end(true);
    if (event.key === 'Escape') end(false);
  };
  return (
    <input
      ref={input}
      // The person has just asked to type here.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-label={t('newName')}
      defaultValue={title ?? otherwise}
      maxLength={LONGEST}
      dir="auto"
      className="h-8 w-full min-w-0 rounded-md border border-accent bg-field px-2 font-medium text-ink"
      onBlur={() => end(true)}
      onKeyDown={onKeyDown}
    />
  );
}
