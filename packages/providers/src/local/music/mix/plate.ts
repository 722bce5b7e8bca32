import { SAMPLE_RATE, type Stereo } from '../synth/sound.ts';
import { sine } from '../synth/oscillator.ts';

/** Delay lengths of the paper are given at this rate. */
const PAPER_RATE = 29_761;

function scaled(samples: number): number {
  return Math.round((samples * SAMPLE_RATE) / PAPER_RATE);
}

class Line {
  private readonly memory: Float64Array;
  private place = 0;

  constructor(length: number) {
    this.memory = new Float64Array(length + 1);
  }

  /** The sample written `delay` samples ago, up to the length of the line. */
  tap(delay: number): number {
    const index = this.place - delay;
    return this.memory[index < 0 ? index + this.memory.length : index] ?? 0;
  }

  write(value: number): void {
    this.place = this.place + 1 === this.memory.length ? 0 : this.place + 1;
    this.memory[this.place] = value;
  }
}

/** All-pass diffuser in lattice form. */
class Diffuser {
  readonly line: Line;
  private readonly length: number;
  private readonly gain: number;

  constructor(paperLength: number, gain: number, room = 0) {
    this.length = scaled(paperLength);
    this.line = new Line(this.length + room);
    this.gain = gain;
  }

  feed(input: number, shift = 0): number {
    const whole = Math.floor(shift);
    const near = this.line.tap(this.length - 1 + whole);
    const delayed = near + (this.line.tap(this.length + whole) - near) * (shift - whole);
    const inner = input - this.gain * delayed;
    this.line.write(inner);
    return delayed + this.gain * inner;
  }
}

/** One half of the tank: modulated diffuser, delay, damping, diffuser, delay. */
class Half {
  readonly first: Line;
  readonly diffuser: Diffuser;
  readonly second: Line;
  private readonly modulated: Diffuser;
  private readonly lengths: readonly [number, number];
  private damped = 0;
  last = 0;

  constructor(modulated: number, first: number, diffuser: number, second: number) {
    this.modulated = new Diffuser(modulated, -0.7, 40);
    this.lengths = [scaled(first), scaled(second)];
    this.first = new Line(this.lengths[0]);
    this.diffuser = new Diffuser(diffuser, 0.5);
    this.second = new Line(this.lengths[1]);
  }

  feed(input: number, shift: number, decay: number, damping: number): void {
    this.first.write(this.modulated.feed(input, shift));
    const late = this.first.tap(this.lengths[0] - 1);
    this.damped = late * (1 - damping) + this.damped * damping;
    this.second.write(this.diffuser.feed(this.damped * decay));
    this.last = this.second.tap(this.lengths[1] - 1) * decay;
  }
}

const taps = (...paper: number[]): number[] => paper.map(scaled);
const LEFT = taps(266, 2974, 1913, 1996, 1990, 187, 1066);
const RIGHT = taps(353, 3627, 1228, 2673, 2111, 335, 121);

/** Seven taps of both halves, the near four from the other side. */
function collect(near: Half, far: Half, at: readonly number[]): number {
  return (
    far.first.tap(at[0] ?? 0) +
    far.first.tap(at[1] ?? 0) -
    far.diffuser.line.tap(at[2] ?? 0) +
    far.second.tap(at[3] ?? 0) -
    near.first.tap(at[4] ?? 0) -
    near.diffuser.line.tap(at[5] ?? 0) -
    near.second.tap(at[6] ?? 0)
  );
}

/**
 * Plate reverberation in place: takes the send, leaves the wet sound.
 * Dattorro, "Effect Design, Part 1", JAES 45(9), 1997, table 1 and figure 1.
 * `seconds` to fall by 60 dB; `damping` the frequency (Hz) above which it falls faster.
 */
export function plate(send: Stereo, seconds: number, damping: number): void {
  const left = new Half(672, 4453, 1800, 3720);
  const right = new Half(908, 4217, 2656, 3163);
  const input = [
    new Diffuser(142, 0.75),
    new Diffuser(107, 0.75),
    new Diffuser(379, 0.625),
    new Diffuser(277, 0.625),
  ];
  const preDelay = new Line(Math.round(0.012 * SAMPLE_RATE));
  // One pass through a half takes about its two delays and its two diffusers; it is decayed twice on the way.
  const pass = (672 + 4453 + 1800 + 3720) / PAPER_RATE;
  const decay = Math.min(0.97, 10 ** ((-3 * pass) / seconds / 2));
  const damp = Math.exp((-2 * Math.PI * damping) / SAMPLE_RATE);
  for (let i = 0; i < send.left.length; i++) {
    preDelay.write(((send.left[i] ?? 0) + (send.right[i] ?? 0)) * 0.5);
    let value = preDelay.tap(Math.round(0.012 * SAMPLE_RATE) - 1);
    for (const diffuser of input) value = diffuser.feed(value);
    const time = i / SAMPLE_RATE;
    const fromRight = right.last;
    const fromLeft = left.last;
    left.feed(value + fromRight, 13 + 12 * sine(time * 0.97), decay, damp);
    right.feed(value + fromLeft, 13 + 12 * sine(time * 0.83 + 0.25), decay, damp);
    send.left[i] = 0.6 * collect(left, right, LEFT);
    send.right[i] = 0.6 * collect(right, left, RIGHT);
  }
}
