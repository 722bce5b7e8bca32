import { Star } from 'lucide-react';
import { cx } from '../lib/class-names.ts';
import { buttonClass } from './button.tsx';

interface StarButtonProps {
  label: string;
  starred: boolean;
  /** `picture` lies on a picture and shows itself when it is set or asked for. */
  look?: 'picture' | 'plain';
  className?: string;
  onToggle: () => void;
}

/** Marks something as a favourite. */
export function StarButton({ label, starred, look = 'plain', className, onToggle }: StarButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={starred}
      title={label}
      className={cx(
        buttonClass({
          look: look === 'picture' ? 'quiet' : 'secondary',
          shape: 'icon',
          size: look === 'picture' ? 'small' : 'medium',
        }),
        look === 'picture' && 'bg-on-picture text-ink backdrop-blur-sm',
        look === 'picture' &&
          !starred &&
          'opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100',
        className,
      )}
      onClick={onToggle}
    >
      <Star className={cx(starred && 'fill-accent text-accent')} aria-hidden="true" />
    </button>
  );
}
