import { ChevronsUpDown } from 'lucide-react';
import { useId } from 'react';
import { onDemand, useOpener } from './on-demand.tsx';
import { FIELD, type SelectProps } from './select-field.ts';

/** Comes when a list is first wanted. */
const SelectList = onDemand(() => import('./select-list.tsx').then((list) => list.SelectList));

/** One of many in a list that opens; an option may carry its own look, as fonts do. */
export function Select(props: SelectProps) {
  const { label, options, value, disabled = false } = props;
  const id = useId();
  const { asked, opener } = useOpener(SelectList, 'listbox');
  if (asked) return <SelectList {...props} />;
  const chosen = options.find((option) => option.value === value);
  return (
    <div className="grid min-w-0 grid-cols-1 gap-1.5">
      <span id={id} className="font-medium text-sm">
        {label}
      </span>
      <button
        type="button"
        // As the list's own field once it is here; there is nothing to control before.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/role-has-required-aria-props
        role="combobox"
        aria-labelledby={id}
        disabled={disabled}
        className={FIELD}
        {...opener}
        aria-expanded={false}
      >
        <span className="line-clamp-1" style={chosen?.style}>
          {chosen?.label}
        </span>
        <ChevronsUpDown className="size-4 text-muted" aria-hidden="true" />
      </button>
    </div>
  );
}
