import { type ReactNode, useId } from 'react';
import { cx } from '../lib/class-names.ts';

interface SegmentsProps<T extends string> {
  label: string;
  options: { value: T; label: string; icon?: ReactNode }[];
  value: T;
  disabled?: boolean;
  /** Where the text around it says what is chosen: the label is heard, not seen. */
  quietLabel?: boolean;
  onChange: (value: T) => void;
}

/** One of a few, all visible: radio buttons drawn as one control. */
export function Segments<T extends string>({
  label,
  options,
  value,
  disabled,
  quietLabel,
  onChange,
}: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className={quietLabel ? 'sr-only' : 'mb-2 font-medium text-sm'}>{label}</legend>
      <div className="grid auto-cols-fr grid-flow-col gap-1 rounded-control border border-line bg-field p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className={cx(
              'relative flex min-h-9 cursor-pointer items-center justify-center gap-2 rounded-md px-2 text-center text-sm transition-colors has-focus-visible:outline-2 has-focus-visible:outline-accent',
              option.value === value
                ? 'bg-raised font-medium text-ink shadow-sm'
                : 'text-muted hover:text-ink',
            )}
          >
            <input
              type="radio"
              className="absolute inset-0 m-0 size-full cursor-pointer opacity-0"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.icon}
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
