/** The beat grid of a piece: its beats fill the asked length exactly, the last one cut short where cuts ask for it. */
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

/** How far a cut may lie from its beat, in seconds, before it counts as off the beat. */
const ON_BEAT = 0.1;
/** Price of a piece none of whose cuts fall on beats: about a fifth more or less of the best pace. */
const OFF_BEAT = 0.9;

/** 0 when every cut falls on a beat, 1 when none does. */
function missedCuts(cuts: readonly number[], bpm: number): number {
  if (cuts.length === 0) return 0;
  const missed = cuts.map((cut) => {
    const beats = (cut * bpm) / 60;
    return Math.min(1, ((Math.abs(beats - Math.round(beats)) * 60) / bpm / ON_BEAT) ** 2);
  });
  return missed.reduce((sum, one) => sum + one, 0) / cuts.length;
}

function costOf(
  lastHit: number,
  ring: number,
  duration: number,
  tempo: { best: number; low: number; high: number },
  cuts: readonly number[],
): number {
  const bpm = (60 * (lastHit + ring)) / duration;
  const stretch = Math.log2(bpm / tempo.best);
  const outside = Math.max(0, Math.log2(tempo.low / bpm), Math.log2(bpm / tempo.high));
  const ringError = Math.log2((ring * 60) / bpm / wantedRing(duration));
  const abrupt = Math.max(0, Math.log2(0.9 / ((ring * 60) / bpm)));
  const offBar = lastHit % BEATS_PER_BAR === 0 ? 0 : lastHit % 2 === 0 ? 0.5 : 1.2;
  const openEnd = (lastHit + ring) % BEATS_PER_BAR === 0 ? 0 : 0.08;
  return (
    stretch * stretch * 12 +
    outside * 60 +
    ringError * ringError * 0.5 +
    abrupt * 1.3 +
    offBar +
    openEnd +
    OFF_BEAT * missedCuts(cuts, bpm)
  );
}

/**
 * Chooses the tempo so that `duration` (seconds) is a whole number of beats and the last chord falls on a
 * bar where the genre's tempo range allows it, else on a half bar or a beat. Among those, beats that meet the `cuts`
 * (seconds) win: the music follows the picture, whose clips keep their lengths.
 */
export function chooseGrid(
  duration: number,
  tempo: { low: number; best: number; high: number },
  cuts: readonly number[] = [],
): Grid {
  let best: Grid | undefined;
  let bestCost = Infinity;
  // The last chord may die away between two beats when that lets the others meet the cuts.
  const step = cuts.length > 0 ? 0.25 : 1;
  const most = Math.ceil((duration * tempo.high) / 60) + 1;
  for (let lastHit = 1; lastHit <= most; lastHit++) {
    for (let ring = 1; ring <= 6; ring += step) {
      const cost = costOf(lastHit, ring, duration, tempo, cuts);
      if (cost >= bestCost) continue;
      bestCost = cost;
      best = { bpm: (60 * (lastHit + ring)) / duration, beats: lastHit + ring, lastHit };
    }
  }
  if (!best) throw new RangeError(`no beat grid fits ${duration} s`);
  return best;
}
