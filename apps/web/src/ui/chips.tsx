import { Check } from 'lucide-react';
import { cx } from '../lib/class-names.ts';

const chip =
  'inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-sm transition-colors duration-150 disabled:opacity-50';

interface ToggleChipsProps {
  label: string;
  options: { value: string; label: string }[];
  value: readonly string[];
  disabled?: boolean;
  onChange: (value: string[]) => void;
}

/** Several of many, each a toggle button. */
export function ToggleChips({ label, options, value, disabled, onChange }: ToggleChipsProps) {
  return (
    <fieldset className="grid gap-2" disabled={disabled}>
      <legend className="mb-2 font-medium text-sm">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map((option) => {
          const on = value.includes(option.value);
          return (
            <button
              key={option.value}
              type="button"
              aria-pressed={on}
              className={cx(
                chip,
                on
                  ? 'border-accent bg-accent-soft text-ink'
                  : 'border-line text-muted not-disabled:hover:border-line-strong not-disabled:hover:text-ink',
              )}
              onClick={() =>
                onChange(on ? value.filter((one) => one !== option.value) : [...value, option.value])
              }
            >
              {on && <Check className="size-3.5" aria-hidden="true" />}
              {option.label}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** A sentence to start from: pressing it fills the field. */
export function ExampleChip({ text, onPick }: { text: string; onPick: (text: string) => void }) {
  return (
    <button
      type="button"
      className="rounded-control border border-line px-3 py-1.5 text-left text-muted text-sm transition-colors hover:border-line-strong hover:text-ink"
      onClick={() => onPick(text)}
    >
      {text}
    </button>
  );
}
