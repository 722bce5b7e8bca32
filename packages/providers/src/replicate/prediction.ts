import { z } from 'zod';

/** What we read of a prediction or training; everything else the service sends is ignored. */
export const Prediction = z.looseObject({
  id: z.string().min(1),
  status: z.string(),
  model: z.string().nullish(),
  version: z.string().nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  output: z.unknown().optional(),
  error: z.unknown().optional(),
  logs: z.string().nullish(),
  metrics: z.record(z.string(), z.unknown()).nullish(),
  webhook: z.string().nullish(),
  data_removed: z.boolean().nullish(),
  created_at: z.string().nullish(),
  started_at: z.string().nullish(),
  completed_at: z.string().nullish(),
  deadline: z.string().nullish(),
});
export type Prediction = z.infer<typeof Prediction>;

export const PredictionPage = z.looseObject({
  next: z.string().nullish(),
  results: z.array(Prediction),
});

/** Share of the work done, 0–1, by the last progress bar in the logs; undefined when there is none. */
export function progressOf(logs: string | null | undefined): number | undefined {
  if (!logs) return undefined;
  const bars = [...logs.slice(-4000).matchAll(/(\d{1,3})%\|[^|\r\n]*\|\s*(\d+)\/(\d+)/g)];
  const percent = Number(bars.at(-1)?.[1] ?? Number.NaN);
  return Number.isNaN(percent) ? undefined : Math.min(1, percent / 100);
}

/** The addresses of files in an output, whatever its shape: a string, a list, or an object that holds them. */
export function outputAddresses(output: unknown): string[] {
  if (typeof output === 'string') return /^(https?|data):/.test(output) ? [output] : [];
  if (Array.isArray(output)) return output.flatMap(outputAddresses);
  if (typeof output !== 'object' || output === null) return [];
  return Object.values(output).flatMap(outputAddresses);
}

/** The text of an output: language models send it in pieces. */
export function outputText(output: unknown): string {
  if (typeof output === 'string') return output;
  if (Array.isArray(output)) return output.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
  return '';
}
