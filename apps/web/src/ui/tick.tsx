import { Check } from 'lucide-react';
import type { ChangeEvent, MouseEvent } from 'react';
import { cx } from '../lib/class-names.ts';

interface TickProps {
  label: string;
  checked: boolean;
  disabled?: boolean;
  className?: string;
  onToggle: (extend: boolean) => void;
}

/** A checkbox that lies on a picture: 24 px drawn, 40 px to hit. Shift extends the choice. */
export function Tick({ label, checked, disabled, className, onToggle }: TickProps) {
  const toggle = (event: ChangeEvent<HTMLInputElement>) => {
    const native = event.nativeEvent as unknown as MouseEvent;
    onToggle(native.shiftKey === true);
  };
  return (
    <label className={cx('relative grid size-10 cursor-pointer place-items-center', className)}>
      <input
        type="checkbox"
        className="peer absolute inset-0 m-0 size-full cursor-pointer opacity-0"
        aria-label={label}
        checked={checked}
        disabled={disabled}
        onChange={toggle}
      />
      <span
        className={cx(
          'pointer-events-none grid size-6 place-items-center rounded-md border-2 transition-colors duration-100 peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2',
          checked ? 'border-accent bg-accent text-accent-ink' : 'border-ink/70 bg-on-picture',
        )}
      >
        {checked && <Check className="size-4" strokeWidth={3} aria-hidden="true" />}
      </span>
    </label>
  );
}
