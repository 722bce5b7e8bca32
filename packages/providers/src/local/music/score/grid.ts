/** The beat grid of a piece: whole beats fill the asked length exactly. */
export interface Grid {
  bpm: number;
  /** Beats in the whole piece. */
  beats: number;
  /** The beat on which the last chord falls; the rest is its decay. */
  lastHit: number;
}

export const BEATS_PER_BAR = 4;

/** Seconds the last chord is given to die away: a sixth of the piece, within what an ear takes for an ending. */
function wantedRing(duration: number): number {
  return Math.min(3.2, Math.max(0.85, duration / 6));
}

function costOf(
  lastHit: number,
  ring: number,
  duration: number,
  tempo: { best: number; low: number; high: number },
): number {
  const bpm = (60 * (lastHit + ring)) / duration;
  const stretch = Math.log2(bpm / tempo.best);
  const outside = Math.max(0, Math.log2(tempo.low / bpm), Math.log2(bpm / tempo.high));
  const ringError = Math.log2((ring * 60) / bpm / wantedRing(duration));
  const abrupt = Math.max(0, Math.log2(0.9 / ((ring * 60) / bpm)));
  const offBar = lastHit % BEATS_PER_BAR === 0 ? 0 : lastHit % 2 === 0 ? 0.5 : 1.2;
  const openEnd = (lastHit + ring) % BEATS_PER_BAR === 0 ? 0 : 0.08;
  return (
    stretch * stretch * 12 + outside * 60 + ringError * ringError * 0.5 + abrupt * 1.3 + offBar + openEnd
  );
}

/**
 * Chooses the tempo so that `duration` (seconds) is a whole number of beats and the last chord falls on a
 * bar where the genre's tempo range allows it, else on a half bar or a beat.
 */
export function chooseGrid(duration: number, tempo: { low: number; best: number; high: number }): Grid {
  let best: Grid | undefined;
  let bestCost = Infinity;
  const most = Math.ceil((duration * tempo.high) / 60) + 1;
  for (let lastHit = 1; lastHit <= most; lastHit++) {
    for (let ring = 1; ring <= 6; ring++) {
      const cost = costOf(lastHit, ring, duration, tempo);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = { bpm: (60 * (lastHit + ring)) / duration, beats: lastHit + ring, lastHit };
    }
  }
  if (!best) throw new RangeError(`no beat grid fits ${duration} s`);
  return best;
}
