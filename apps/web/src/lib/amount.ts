const MOST = 1_000_000;

/** Takes what was typed as dollars (`12`, `12.5`, `$12,50`), gives the amount, null when empty, undefined when it is none. */
export function readAmount(text: string): number | null | undefined {
  const plain = text.replace(/[$\s]/g, '').replace(',', '.');
  if (plain === '') return null;
  if (!/^\d+(\.\d{0,6})?$/.test(plain)) return undefined;
  const amount = Number(plain);
  return amount <= MOST ? amount : undefined;
}
