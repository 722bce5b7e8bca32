/** A stretch of words that two texts share, or that one of them has alone. */
export interface Stretch {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

const wordsOf = (text: string) => text.split(/\s+/).filter(Boolean);

/** Takes two texts, gives the second as what stayed of the first and what is new, with what went in its place (longest common subsequence of words). */
export function wordDiff(before: string, after: string): Stretch[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const common = lengths(a, b);
  const found: Stretch[] = [];
  const put = (kind: Stretch['kind'], word: string) => {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += ` ${word}`;
    else found.push({ kind, text: word });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, now] = [a[i], b[j]];
    if (old !== undefined && old === now) {
      put('same', old);
      i += 1;
      j += 1;
    } else if (old !== undefined && (now === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      put('removed', old);
      i += 1;
    } else if (now !== undefined) {
      put('added', now);
      j += 1;
    }
  }
  return found;
}

/** Row i, column j: words that a from i and b from j have in common, in order. */
function lengths(a: string[], b: string[]): number[][] {
  const rows = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i];
      if (row)
        row[j] =
          a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  return rows;
}

const at = (rows: number[][], i: number, j: number) => rows[i]?.[j] ?? 0;
