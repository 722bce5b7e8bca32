import type { CallKind } from '../spec/models.ts';
import type { Fault, Guarantee, Limits } from '../spec/operation.ts';

/** What shall happen to the jobs that match: used up after `times` jobs, or never. */
export interface Rule {
  kind?: CallKind;
  /** Name of the model that is asked. */
  model?: string;
  /** A word that must appear in the request. */
  match?: string;
  times?: number;
  /** milliseconds of work */
  delay?: number;
  /** Refuse at start (nothing created), fail after the delay, or take the job and drop the connection. */
  refuse?: Fault;
  fault?: Fault;
  dropAnswer?: boolean;
  /** Take the job and never answer; `lose`: drop the connection and take nothing. */
  holdAnswer?: boolean;
  lose?: boolean;
  /** Give a file that is no picture, clip or music. */
  spoil?: boolean;
  /** micro-dollars, instead of the price list */
  cost?: number;
}

export interface Script {
  /** milliseconds of work for a job that no rule matches */
  delay: Record<CallKind, number>;
  /** micro-dollars per job */
  price: Record<CallKind, number>;
  guarantee: Guarantee;
  /** Those of the scripted provider; none unless told. */
  limits?: Limits;
  /** Further models to try after the first, per kind, by name. */
  others?: Partial<Record<CallKind, string[]>>;
  /** Seconds after which a job is surely known to a lookup or by its webhook; a lookup shows it at once. */
  knownWithin: number;
  /** With guarantee `webhook`: every job made is told to this address, as `{key, id, provider, model}`. */
  webhook?: string;
  rules: Rule[];
}

/** 001 §8.1's prices, short delays. */
export const defaultScript: Script = {
  delay: { text: 20, image: 150, video: 300, music: 100 },
  price: { text: 1_000, image: 50_000, video: 800_000, music: 300_000 },
  guarantee: 'lookup',
  knownWithin: 0.5,
  rules: [],
};
