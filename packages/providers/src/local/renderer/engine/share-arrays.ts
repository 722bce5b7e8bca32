import { createHash } from 'node:crypto';

type Numbers = Float32Array | Float64Array | Int16Array | Uint8Array | Uint16Array | Uint32Array;

/** Large arrays in shared memory, by a fingerprint of what they hold. */
export type SharedArrays = Record<string, Numbers>;

/** Plain data whose arrays are in shared memory, and the large ones among them. */
export interface Shared<T> {
  value: T;
  arrays: SharedArrays;
}

/** From this size (bytes) on it is worth asking whether another scene holds the same. */
const LARGE = 64 * 1024;

/**
 * Copies plain data with all its number arrays moved to shared memory, so that posting it to a thread copies nothing.
 * Scenes of one product carry the same mesh and the same pictures: what is in `known` already is not kept twice.
 */
export function shareArrays<T>(value: T, known: SharedArrays = {}): Shared<T> {
  const arrays: SharedArrays = {};
  const shared = mapArrays(value, (a) => {
    if (a.byteLength < LARGE) return toShared(a);
    const key = keyOf(a);
    const array = arrays[key] ?? known[key] ?? toShared(a);
    arrays[key] = array;
    return array;
  });
  return { value: shared, arrays };
}

/** Shared data in which every large array that `known` has, too, is the known one. */
export function useArrays<T>({ value, arrays }: Shared<T>, known: SharedArrays): Shared<T> {
  const twins = new Map<Numbers, Numbers>();
  const one = Object.entries(arrays).map(([key, array]): [string, Numbers] => {
    const twin = known[key] ?? array;
    if (twin !== array) twins.set(array, twin);
    return [key, twin];
  });
  return {
    value: twins.size === 0 ? value : mapArrays(value, (a) => twins.get(a) ?? a),
    arrays: Object.fromEntries(one),
  };
}

const isNumbers = (v: object): v is Numbers => ArrayBuffer.isView(v) && !(v instanceof DataView);

function mapArrays<T>(value: T, change: (a: Numbers) => Numbers): T {
  const changed = new Map<Numbers, Numbers>();
  const walk = (v: unknown): unknown => {
    if (typeof v !== 'object' || v === null) return v;
    if (isNumbers(v)) {
      const other = changed.get(v) ?? change(v);
      changed.set(v, other);
      return other;
    }
    if (Array.isArray(v)) return v.map(walk);
    return Object.fromEntries(Object.entries(v).map(([k, x]) => [k, walk(x)]));
  };
  return walk(value) as T;
}

function keyOf(a: Numbers): string {
  const bytes = new Uint8Array(a.buffer, a.byteOffset, a.byteLength);
  return `${a.constructor.name} ${createHash('sha1').update(bytes).digest('base64')}`;
}

function toShared(a: Numbers): Numbers {
  if (a.buffer instanceof SharedArrayBuffer) return a;
  const make = a.constructor as new (buffer: SharedArrayBuffer) => Numbers;
  const copy = new make(new SharedArrayBuffer(a.byteLength));
  copy.set(a);
  return copy;
}
