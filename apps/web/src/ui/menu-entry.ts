import type { ReactElement, ReactNode } from 'react';
import type { OpenerProps } from './on-demand.tsx';

export interface MenuEntry {
  label: string;
  icon?: ReactNode;
  checked?: boolean;
  disabled?: boolean;
  danger?: boolean;
  onPick: () => void;
}

export interface MenuProps {
  trigger: ReactElement<OpenerProps>;
  groups: { label?: string; entries: MenuEntry[] }[];
  header?: ReactNode;
  align?: 'start' | 'end';
}
