import type { CameraMovement, ViewType } from '@admint/contract';

/** How strongly a sentence wants things to move. */
export type Energy = 'calm' | 'steady' | 'energetic';

/** Movements that suit each view, the most usual first. */
const VIEW_MOVES: Readonly<Record<ViewType, readonly CameraMovement[]>> = {
  front: ['dolly in', 'orbit right', 'slow zoom in', 'crane up'],
  side: ['truck right', 'truck left', 'pan right', 'dolly in'],
  back: ['orbit left', 'truck left', 'slow zoom out', 'orbit right'],
  top: ['crane down', 'slow zoom in', 'orbit right', 'dolly out'],
  detail: ['slow zoom in', 'tilt up', 'pan right', 'dolly in'],
  lifestyle: ['orbit right', 'dolly out', 'slow zoom out', 'crane up', 'dolly in'],
};

/** Movements that suit a kind of scene, by the energy of its words. */
const ENERGY_MOVES: Readonly<Record<Energy, readonly CameraMovement[]>> = {
  calm: [
    'slow zoom in',
    'slow zoom out',
    'static',
    'orbit right',
    'orbit left',
    'dolly in',
    'crane down',
    'tilt up',
  ],
  steady: [],
  energetic: ['handheld', 'truck right', 'truck left', 'dolly in', 'orbit right', 'orbit left', 'crane up'],
};

/** Words that ask for a movement by name. */
const ASKED: readonly (readonly [RegExp, CameraMovement])[] = [
  [/\bzoom(s|ing)? out\b/, 'slow zoom out'],
  [/\bzoom(s|ing)?( in)?\b/, 'slow zoom in'],
  [/\b(dolly|push|pull|move|track)(es|s|ing)? (out|back|away)\b|\bpulls? back\b/, 'dolly out'],
  [/\b(dolly|push|move)(es|s|ing)?( slowly)? (in|closer|forward)\b|\bdolly\b/, 'dolly in'],
  [/\b(truck|track|slide)(s|ing)? left\b/, 'truck left'],
  [/\b(truck|track|slide|sliding)(s|ing)?( shot| right)\b|\btracking shot\b/, 'truck right'],
  [/\bpan(s|ning)? left\b/, 'pan left'],
  [/\bpan(s|ning)?\b/, 'pan right'],
  [/\btilt(s|ing)? down\b/, 'tilt down'],
  [/\btilt(s|ing)?( up)?\b/, 'tilt up'],
  [/\b(orbit|circl|rotat|spin|revolv|turn)\w* left\b/, 'orbit left'],
  [/\b(orbit\w*|circl(es|ing)|rotat(es|ing|e)|spin(s|ning)?|revolv(es|ing)|turntable|360)\b/, 'orbit right'],
  [/\b(crane|descend\w*|lowering) down\b|\bdescend(s|ing)?\b/, 'crane down'],
  [/\b(crane|rising|rises|soar(s|ing)?|aerial|drone)\b/, 'crane up'],
  [/\bhand ?held\b|\bshaky\b|\bdocumentary\b/, 'handheld'],
  [/\b(static|still camera|locked off|tripod|no camera movement)\b/, 'static'],
];

/** Words that suggest a movement without naming it. */
const SUGGESTED: readonly (readonly [RegExp, readonly CameraMovement[]])[] = [
  [/\b(reveal(s|ing)?|unveil(s|ing)?|introducing)\b/, ['dolly out', 'crane up', 'slow zoom out']],
  [/\b(close up|closeup|macro|texture|detail|craftsmanship)\b/, ['dolly in', 'slow zoom in']],
  [
    /\b(running|runs|runner|sprint\w*|jog\w*|walking|driv\w+|race|racing|skat\w+)\b/,
    ['truck right', 'handheld', 'truck left'],
  ],
  [/\b(pour(s|ing)?|falling|drip(s|ping)?|drops?)\b/, ['tilt down', 'crane down']],
  [/\b(steam|smoke|rise|sunrise|tower|tall)\b/, ['tilt up', 'crane up']],
  [/\b(flying|birds eye|from above|skyline|landscape)\b/, ['crane down', 'crane up']],
  [/\b(shelf|row|lineup|line up|collection)\b/, ['truck left', 'pan right']],
];

const ENERGETIC =
  /\b(run|runs|running|sprint\w*|jump\w*|leap\w*|fast|energetic|dynamic|action|sport\w*|dance|dancing|race|racing|power\w*|explos\w+|splash\w*|skat\w+|workout|gym|party|bold|adrenaline|intense)\b/;
const CALM =
  /\b(calm\w*|slow\w*|gentl[ey]\w*|soft\w*|serene|quiet\w*|peaceful|elegan\w+|luxur\w+|minimal\w*|relax\w*|cozy|cosy|candle\w*|meditat\w+|subtle|delicate|still)\b/;

/** How much the words of a scene want to move. */
export function energyOf(text: string): Energy {
  if (ENERGETIC.test(text)) return 'energetic';
  return CALM.test(text) ? 'calm' : 'steady';
}

/** Movements a sentence asks for by name, in the order of its words. */
export function askedMoves(text: string): CameraMovement[] {
  let rest = text;
  const found: { at: number; move: CameraMovement }[] = [];
  for (const [pattern, move] of ASKED) {
    const match = pattern.exec(rest);
    if (!match) continue;
    found.push({ at: match.index, move });
    rest =
      rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
  }
  return found.sort((a, b) => a.at - b.at).map(({ move }) => move);
}

const MIRROR: Readonly<Partial<Record<CameraMovement, CameraMovement>>> = {
  'truck left': 'truck right',
  'truck right': 'truck left',
  'pan left': 'pan right',
  'pan right': 'pan left',
  'orbit left': 'orbit right',
  'orbit right': 'orbit left',
};

/**
 * One movement per view. What the sentence asks for comes first, then what its words suggest for a view,
 * then what suits the view; two neighbours never move alike unless the sentence asks for one movement only.
 */
export function chooseMoves(
  text: string,
  views: readonly ViewType[],
  random: () => number,
): CameraMovement[] {
  const asked = askedMoves(text);
  const suggested = SUGGESTED.filter(([pattern]) => pattern.test(text)).flatMap(([, moves]) => moves);
  const energetic = ENERGY_MOVES[energyOf(text)];
  const out: CameraMovement[] = [];
  views.forEach((view, i) => {
    const previous = out.at(-1);
    const wish = asked[i % Math.max(1, asked.length)];
    if (wish) {
      const directed = /\b(left|right|only|always)\b/.test(text);
      out.push(wish === previous && !directed ? (MIRROR[wish] ?? wish) : wish);
      return;
    }
    out.push(bestMove(VIEW_MOVES[view], suggested, energetic, previous, random));
  });
  return out;
}

function bestMove(
  fitting: readonly CameraMovement[],
  suggested: readonly CameraMovement[],
  energetic: readonly CameraMovement[],
  previous: CameraMovement | undefined,
  random: () => number,
): CameraMovement {
  const candidates = [...new Set([...suggested, ...fitting, ...energetic])].filter(
    (move) => move !== previous,
  );
  const score = (move: CameraMovement): number =>
    (suggested.includes(move) ? 2 : 0) +
    (fitting.includes(move) ? 2 - fitting.indexOf(move) * 0.25 : 0) +
    (energetic.includes(move) ? 1.2 : 0) +
    random() * 0.4;
  const scored = candidates.map((move) => ({ move, score: score(move) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).move;
}

const VIEW_MOTION: Readonly<Record<ViewType, number>> = {
  front: 0.45,
  side: 0.5,
  back: 0.45,
  top: 0.35,
  detail: 0.25,
  lifestyle: 0.55,
};
const ENERGY_MOTION: Readonly<Record<Energy, number>> = { calm: -0.15, steady: 0, energetic: 0.25 };

/** Strength of motion 0–1 for a view: close views stay gentle, because small movements are large there. */
export function motionFor(view: ViewType, move: CameraMovement, energy: Energy): number {
  if (move === 'static') return 0.1;
  const close = view === 'detail' || view === 'top';
  const wanted = VIEW_MOTION[view] + ENERGY_MOTION[energy] * (close ? 0.5 : 1);
  return Math.round(Math.min(close ? 0.4 : 0.9, Math.max(0.1, wanted)) * 100) / 100;
}
