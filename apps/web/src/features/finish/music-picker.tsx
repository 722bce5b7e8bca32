import { useQuery } from '@tanstack/react-query';
import { CircleStop, Play } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { musicSampleUrl } from '../../lib/music-sample.ts';
import { estimateQuery } from '../../lib/session-api.ts';
import { Button } from '../../ui/button.tsx';

interface MusicPickerProps {
  sessionId: string;
  label: string;
  options: { value: string; label: string }[];
  value: string;
  disabled: boolean;
  onChange: (genre: string) => void;
}

/** Genres to choose from, each with a piece to listen to before anything is paid. */
export function MusicPicker({ sessionId, label, options, value, disabled, onChange }: MusicPickerProps) {
  const t = useTranslations('finish');
  const name = useId();
  const listen = useListening();
  const { data } = useQuery(estimateQuery(sessionId, { action: 'composition', music: 'on' }));
  const hosted = data?.model_id !== undefined && data.model_id !== 'local';
  return (
    <fieldset disabled={disabled} className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">{label}</legend>
      <ul className="grid grid-cols-2 gap-1.5">
        {options.map((option) => {
          const playing = listen.playing === option.value;
          return (
            <li
              key={option.value}
              className={cx(
                'relative flex items-center rounded-control border pl-1',
                option.value === value
                  ? 'border-accent bg-accent-soft'
                  : 'border-line hover:border-line-strong',
              )}
            >
              <Button
                shape="icon"
                size="small"
                look="quiet"
                aria-label={t(playing ? 'stopListening' : 'listen', { genre: option.label })}
                aria-pressed={playing}
                busy={listen.waiting === option.value}
                onClick={() => listen.toggle(option.value)}
              >
                {listen.waiting !== option.value &&
                  (playing ? <CircleStop aria-hidden="true" /> : <Play aria-hidden="true" />)}
              </Button>
              <label className="relative flex min-h-10 grow cursor-pointer items-center rounded-control px-2 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent">
                <input
                  type="radio"
                  name={name}
                  value={option.value}
                  checked={option.value === value}
                  className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
                  onChange={() => onChange(option.value)}
                />
                {option.label}
              </label>
            </li>
          );
        })}
      </ul>
      <p className="text-muted text-xs" aria-live="polite">
        {listen.failed
          ? t('listenFailed')
          : hosted
            ? t('samplesHosted', { model: data.model_id ?? '' })
            : t('samplesLocal')}
      </p>
    </fieldset>
  );
}

/** One sample sounds at a time; another press, or leaving the page, ends it. */
function useListening() {
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => () => audio.current?.pause(), []);
  const stop = () => {
    audio.current?.pause();
    audio.current = null;
    setPlaying(null);
    setWaiting(null);
  };
  const toggle = (genre: string) => {
    const again = playing === genre || waiting === genre;
    stop();
    if (again) return;
    const made = new Audio(musicSampleUrl({ genre }));
    audio.current = made;
    const mine = () => audio.current === made;
    setFailed(false);
    setWaiting(genre);
    made.addEventListener('ended', () => mine() && stop());
    made.play().then(
      () => {
        if (!mine()) return;
        setWaiting(null);
        setPlaying(genre);
      },
      () => {
        if (!mine()) return;
        stop();
        setFailed(true);
      },
    );
  };
  return { playing, waiting, failed, toggle };
}
