import { cva, type VariantProps } from 'class-variance-authority';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { cx } from '../lib/class-names.ts';
import { Spinner } from './spinner.tsx';

export const buttonClass = cva(
  'inline-flex shrink-0 select-none items-center justify-center gap-2 rounded-control font-medium whitespace-nowrap transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-accent-ink not-disabled:hover:bg-accent-hover',
        secondary:
          'border border-line bg-raised text-ink not-disabled:hover:border-line-strong not-disabled:hover:bg-hover',
        quiet: 'text-muted not-disabled:hover:bg-hover not-disabled:hover:text-ink',
        danger: 'bg-danger-soft text-danger not-disabled:hover:brightness-110',
      },
      size: {
        small: 'h-8 px-3 text-sm',
        medium: 'h-10 px-4 text-[0.9375rem]',
        large: 'h-12 px-5 text-base font-semibold',
      },
      shape: { text: '', icon: 'aspect-square px-0' },
    },
    defaultVariants: { look: 'secondary', size: 'medium', shape: 'text' },
  },
);

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, VariantProps<typeof buttonClass> {
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** The one button. `busy` keeps its width and its name while the work runs. */
export function Button({
  look,
  size,
  shape,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      className={cx(buttonClass({ look, size, shape }), className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
