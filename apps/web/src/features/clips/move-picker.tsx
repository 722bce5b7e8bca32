import type { CameraMovement } from '@admint/contract';
import { ChevronsUpDown } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { Popover } from '../../ui/popover.tsx';
import { useMoveName } from '../../lib/move-names.ts';
import { MOVES, moveClass } from './camera-moves.ts';

interface MovePickerProps {
  label: string;
  value: CameraMovement;
  /** The picture the moves are shown on. */
  picture: string;
  disabled?: boolean;
  onChange: (move: CameraMovement) => void;
}

/** All camera moves, each shown on the picture itself while the pointer or the focus rests on it. */
export function MovePicker({ label, value, picture, disabled, onChange }: MovePickerProps) {
  const nameOf = useMoveName();
  const t = useTranslations('plan');
  const name = useId();
  return (
    <div className="grid gap-1.5">
      <span className="font-medium text-sm" aria-hidden="true">
        {label}
      </span>
      <Popover
        title={t('chooseMove')}
        align="start"
        trigger={
          <button
            type="button"
            disabled={disabled}
            aria-label={`${label}: ${nameOf(value)}`}
            className="group flex h-11 w-full items-center gap-3 rounded-control border border-line bg-field pr-3.5 pl-1.5 text-left hover:border-line-strong disabled:opacity-60 data-popup-open:border-accent"
          >
            <MovePicture move={value} picture={picture} className="h-8 w-14 rounded-md" />
            <span className="grow">{nameOf(value)}</span>
            <ChevronsUpDown className="size-4 text-muted" aria-hidden="true" />
          </button>
        }
      >
        <fieldset className="max-h-[min(26rem,60dvh)] overflow-y-auto p-1">
          <legend className="sr-only">{label}</legend>
          <div className="grid grid-cols-3 gap-2">
            {MOVES.map((move) => (
              <label
                key={move}
                className={cx(
                  'group relative grid cursor-pointer gap-1 rounded-control p-1 text-center text-xs has-focus-visible:outline-2 has-focus-visible:outline-accent',
                  move === value
                    ? 'bg-accent-soft font-medium text-ink'
                    : 'text-muted hover:bg-hover hover:text-ink',
                )}
              >
                <input
                  type="radio"
                  name={name}
                  checked={move === value}
                  className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
                  onChange={() => onChange(move)}
                />
                <MovePicture move={move} picture={picture} className="aspect-video w-full rounded-md" />
                {nameOf(move)}
              </label>
            ))}
          </div>
        </fieldset>
      </Popover>
    </div>
  );
}

function MovePicture({
  move,
  picture,
  className,
}: {
  move: CameraMovement;
  picture: string;
  className: string;
}) {
  return (
    <span
      aria-hidden="true"
      className={cx('relative block shrink-0 overflow-hidden bg-raised perspective-[20rem]', className)}
    >
      <img
        src={picture}
        alt=""
        draggable={false}
        className={cx('move size-full object-cover', moveClass(move))}
      />
    </span>
  );
}
