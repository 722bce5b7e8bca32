import pc from 'picocolors';

/** Rows as columns: the first row is the head, the first column stands left, scores get their colour. */
export function table(rows: string[][], colour: boolean): string {
  const paint = pc.createColors(colour);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row, at) =>
      row
        .map((cell, column) => {
          const padded = column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
          if (at === 0) return paint.bold(padded);
          return /^\d+\.\d$/.test(cell) ? byScore(Number(cell), paint)(padded) : padded;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function byScore(score: number, paint: ReturnType<typeof pc.createColors>) {
  if (score >= 85) return paint.green;
  return score >= 60 ? paint.yellow : paint.red;
}
