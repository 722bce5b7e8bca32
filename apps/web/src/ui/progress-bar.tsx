import { cx } from '../lib/class-names.ts';

/** How far something is, 0–100; `null` when nobody knows yet. */
export function ProgressBar({
  label,
  value,
  className,
}: {
  label: string;
  value: number | null;
  className?: string;
}) {
  return (
    <div
      // The element of the browser cannot be drawn the same everywhere.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(value !== null && { 'aria-valuenow': Math.round(value) })}
      className={cx('h-1.5 w-full overflow-hidden rounded-full bg-hover', className)}
    >
      <div
        className={cx(
          'h-full rounded-full bg-accent',
          value === null ? 'w-1/3 animate-drift' : 'transition-[width] duration-500 ease-out-soft',
        )}
        {...(value !== null && { style: { width: `${value}%` } })}
      />
    </div>
  );
}
