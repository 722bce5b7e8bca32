import { Progress } from '@base-ui/react/progress';
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
    <Progress.Root value={value} aria-label={label} className={cx('w-full', className)}>
      <Progress.Track className="h-1.5 overflow-hidden rounded-full bg-hover">
        <Progress.Indicator className="rounded-full bg-accent transition-[width] duration-500 ease-out-soft data-indeterminate:w-1/3 data-indeterminate:animate-drift" />
      </Progress.Track>
    </Progress.Root>
  );
}
