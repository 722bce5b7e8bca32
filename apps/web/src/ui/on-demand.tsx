import { type ComponentType, type KeyboardEvent, useEffect, useState } from 'react';

/** A part of the screen whose code comes when it is first wanted; until it is here it shows nothing. */
export type OnDemand<Props> = ComponentType<Props> & {
  /** Fetches the code, once. Rejects without a network; the next call tries again. */
  ready: () => Promise<void>;
};

/** Takes what imports a component, gives the component without its weight. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  let part: ComponentType<Props> | null = null;
  const ready = async () => {
    part ??= await load();
  };
  function Wanted(props: Props) {
    const [Part, setPart] = useState(() => part);
    useEffect(() => {
      // Whoever shows it has somewhere else to say that there is no network.
      if (!Part) ready().then(() => setPart(() => part), nothing);
    }, [Part]);
    return Part && <Part {...props} />;
  }
  return Object.assign(Wanted, { ready });
}

const nothing = () => undefined;

/** What makes a button open something. */
export interface OpenerProps {
  onClick?: () => void;
  onFocus?: () => void;
  onPointerEnter?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox';
  'aria-expanded'?: boolean;
}

/**
 * For a button whose popup is made when it is first pressed: `opener` goes onto the button until `asked`, then the popup
 * itself, open at once, takes its place. The code is fetched when the pointer or the focus comes near.
 */
export function useOpener(
  part: { ready: () => Promise<void> },
  kind: 'menu' | 'dialog' | 'listbox',
): { asked: boolean; opener: OpenerProps } {
  const [asked, setAsked] = useState(false);
  const fetch = () => void part.ready().catch(nothing);
  const open = () => void part.ready().then(() => setAsked(true), nothing);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    open();
  };
  const opener = {
    'aria-haspopup': kind,
    'aria-expanded': false,
    onPointerEnter: fetch,
    onFocus: fetch,
    onClick: open,
    onKeyDown,
  };
  return { asked, opener };
}
