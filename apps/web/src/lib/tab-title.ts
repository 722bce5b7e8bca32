import { useEffect } from 'react';

/** Names of what is on the page, the latest last, and how far work is: that of the page, else that of others. */
const names = new Set<{ name: string }>();
const shares: { here: number | null; elsewhere: number | null } = { here: null, elsewhere: null };

function write(): void {
  const name = [...names].at(-1)?.name;
  const share = shares.here ?? shares.elsewhere;
  document.title = [share === null ? null : `(${share} %)`, name ? `${name} · AdMint` : 'AdMint']
    .filter(Boolean)
    .join(' ');
}

/** The name of the page that is open, on the browser's tab. */
export function useTabName(name: string | null | undefined): void {
  useEffect(() => {
    if (!name) return;
    const entry = { name };
    names.add(entry);
    write();
    return () => {
      names.delete(entry);
      write();
    };
  }, [name]);
}

/** How far work is, 0–100, in front of the name; null while nothing runs. */
export function useTabShare(percent: number | null, of: 'here' | 'elsewhere'): void {
  const share = percent === null ? null : Math.round(percent);
  useEffect(() => {
    shares[of] = share;
    write();
    return () => {
      shares[of] = null;
      write();
    };
  }, [share, of]);
}
