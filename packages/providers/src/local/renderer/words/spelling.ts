/**
 * Optimal string alignment distance (Damerau–Levenshtein with adjacent transpositions only), stopping above `limit`.
 * @returns the distance, or `limit + 1` when it is larger
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, at(before, j - 2) + 1);
      }
      row.push(best);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return Math.min(at(previous, b.length), limit + 1);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}

/** Letters that must agree: long words may have two slips, short ones only swapped letters or one lost. */
function allowance(word: string): number {
  if (word.length >= 8) return 2;
  if (word.length === 4 && !/[aeiouy]/.test(word)) return 1;
  return word.length >= 5 ? 1 : 0;
}

function isSwap(word: string, other: string): boolean {
  if (word.length !== other.length || word.length < 3) return false;
  return sortedLetters(word) === sortedLetters(other) && editDistance(word, other, 1) === 1;
}

/** "blak", "wite": four letters of a word of five. */
function lostLetter(word: string, other: string): boolean {
  return word.length === 4 && other.length === 5 && editDistance(word, other, 1) === 1;
}

/**
 * The word of `vocabulary` the user most likely meant, or the word itself.
 * Words in `vocabulary` or `known` are never changed; the first letter must agree unless two letters were swapped.
 */
export function correctSpelling(
  word: string,
  vocabulary: ReadonlySet<string>,
  known: ReadonlySet<string>,
): string {
  const singular = word.replace(/e?s$/, '');
  if (
    word.length < 3 ||
    vocabulary.has(word) ||
    known.has(word) ||
    known.has(singular) ||
    /\d|#/.test(word)
  ) {
    return word;
  }
  if (vocabulary.has(singular) || vocabulary.has(word.replace(/s$/, ''))) return word;
  let best = word;
  let bestDistance = allowance(word) + 1;
  for (const candidate of vocabulary) {
    if (candidate.length < 3) continue;
    if (isSwap(word, candidate)) return candidate;
    if (candidate[0] !== word[0]) continue;
    if (lostLetter(word, candidate)) return candidate;
    const distance = editDistance(word, candidate, bestDistance - 1);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function sortedLetters(word: string): string {
  return word.split('').sort().join('');
}
