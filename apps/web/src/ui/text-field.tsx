import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { cx } from '../lib/class-names.ts';

const box =
  'w-full rounded-control border border-line bg-field px-3.5 text-ink placeholder:text-faint transition-colors duration-150 hover:border-line-strong focus:border-accent focus:outline-none focus-visible:outline-2 focus-visible:outline-offset-0 focus-visible:outline-accent aria-invalid:border-danger disabled:opacity-60';

interface FieldTexts {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  /** Length now and the most allowed, shown as `12 / 200`. */
  count?: { now: number; most: number };
}

function FieldFrame({
  id,
  label,
  hint,
  error,
  count,
  children,
}: FieldTexts & { id: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        {count && (
          <span
            className={cx('tabular text-xs', count.now > count.most ? 'text-danger' : 'text-faint')}
            aria-hidden="true"
          >
            {count.now} / {count.most}
          </span>
        )}
      </div>
      {children}
      {error ? (
        <p id={`${id}-note`} role="alert" className="text-danger text-sm">
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} className="text-muted text-sm">
            {hint}
          </p>
        )
      )}
    </div>
  );
}

type InputProps = FieldTexts & InputHTMLAttributes<HTMLInputElement> & { ref?: Ref<HTMLInputElement> };

/** A labelled line of text with its hint or its error. */
export function TextField({ label, hint, error, count, className, ...rest }: InputProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} {...(count && { count })}>
      <input
        id={id}
        className={cx(box, 'h-11', className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        {...rest}
      />
    </FieldFrame>
  );
}

type AreaProps = FieldTexts &
  TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> };

/** A labelled block of text that grows with what is typed. */
export function TextArea({ label, hint, error, count, className, ...rest }: AreaProps) {
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} {...(count && { count })}>
      <textarea
        id={id}
        className={cx(box, 'field-sizing-content min-h-28 resize-none py-3 leading-relaxed', className)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? `${id}-note` : undefined}
        {...rest}
      />
    </FieldFrame>
  );
}
