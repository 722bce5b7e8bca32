import {
  cloneElement,
  type ComponentType,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useState,
} from 'react';

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

interface OpenerProps {
  onClick?: () => void;
  onFocus?: () => void;
  onPointerEnter?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  'aria-haspopup'?: 'menu' | 'dialog';
  'aria-expanded'?: boolean;
}

interface OpensOnDemandProps {
  /** The code of what opens. */
  part: { ready: () => Promise<void> };
  kind: 'menu' | 'dialog';
  button: ReactElement<OpenerProps>;
  /** The popup, open at once, around its button. */
  children: (button: ReactElement) => ReactNode;
}

/** A button whose popup is fetched when the pointer or the focus comes to it, and made when it is pressed. */
export function OpensOnDemand({ part, kind, button, children }: OpensOnDemandProps) {
  const [asked, setAsked] = useState(false);
  if (asked) return children(button);
  const fetch = () => void part.ready().catch(nothing);
  const open = () => void part.ready().then(() => setAsked(true), nothing);
  return cloneElement(button, {
    'aria-haspopup': kind,
    'aria-expanded': false,
    onPointerEnter: fetch,
    onFocus: fetch,
    onClick: open,
    onKeyDown: (event) => {
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        open();
      }
    },
  });
}
