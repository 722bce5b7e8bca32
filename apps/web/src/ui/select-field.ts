import type { CSSProperties } from 'react';

export interface SelectOption {
  value: string;
  label: string;
  /** What the open list says beneath it. */
  note?: string;
  /** Cannot be chosen; the note says why. */
  disabled?: boolean;
  style?: CSSProperties;
}

export interface SelectProps {
  label: string;
  options: SelectOption[];
  value: string;
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** How the closed field looks, before and after its list has been fetched. */
export const FIELD =
  'flex h-11 w-full items-center justify-between gap-3 rounded-control border border-line bg-field px-3.5 text-left hover:border-line-strong data-popup-open:border-accent disabled:cursor-not-allowed';
