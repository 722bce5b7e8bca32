/** Takes what to hear, gives the address of a piece of the server's own composer; the same numbers give the same piece. */
export function musicSampleUrl(sample: { genre: string; duration?: number; seed?: number }): string {
  const query = new URLSearchParams({ genre: sample.genre });
  if (sample.duration !== undefined) query.set('duration', String(sample.duration));
  if (sample.seed !== undefined) query.set('seed', String(sample.seed));
  return `/api/music/preview?${query}`;
}
