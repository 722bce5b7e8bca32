/** Longest wait we take a server's word for, in seconds. */
const MOST = 3600;

/**
 * Takes a refused answer, gives the seconds to wait before the next try, or undefined when it does not say.
 * Order: `retry_after` in the body, the header (seconds or a date), "resets in ~7s" in the text.
 */
export function retryAfter(body: string, headers: Headers, now = Date.now()): number | undefined {
  return within(fromBody(body) ?? fromHeader(headers.get('retry-after'), now) ?? fromSentence(body));
}

const within = (seconds: number | undefined) =>
  seconds === undefined || !Number.isFinite(seconds) ? undefined : Math.min(MOST, Math.max(0, seconds));

function fromBody(body: string): number | undefined {
  const found = /"retry_after"\s*:\s*"?(\d+(?:\.\d+)?)/.exec(body);
  return found ? Number(found[1]) : undefined;
}

function fromHeader(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+(\.\d+)?$/.test(header.trim())) return Number(header);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.ceil((date - now) / 1000);
}

function fromSentence(body: string): number | undefined {
  const found = /(?:resets? in|available in|try again in)\s*~?\s*(\d+(?:\.\d+)?)\s*(ms|s|sec|m|min)?/i.exec(
    body,
  );
  if (!found) return undefined;
  const unit = found[2]?.toLowerCase() ?? 's';
  const scale = unit === 'ms' ? 0.001 : unit.startsWith('m') ? 60 : 1;
  return Number(found[1]) * scale;
}
