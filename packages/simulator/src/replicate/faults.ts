import { type Call, cut, send, sendHtml } from '../http.ts';
import type { Scenario } from '../scenario.ts';
import type { World } from '../world.ts';

const LOW_CREDIT =
  'Request was throttled. Your rate limit for creating predictions is reduced to 6 requests per minute with a burst of 1 requests while you have less than $5.0 in credit. Your rate limit resets in ~1s.';
const STORM = 2;

/** Answers a create with the fault its scenario names; false when the create may go on. `job` is what the storm counts by. */
export function refuseCreate(world: World, call: Call, scenario: Scenario, job: string): boolean {
  switch (scenario) {
    case '402':
      send(call, 402, {
        title: 'Insufficient credit',
        detail:
          'You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit. Once you purchase credit, please wait a few minutes before trying again.',
        status: 402,
      });
      return true;
    case '422_version':
      send(call, 422, wrongVersion);
      return true;
    case '429_retry_after':
      if (!world.plays.take(scenario, job, STORM)) return false;
      throttle(call, 1);
      return true;
    case '429_low_credit':
      if (!world.plays.take(scenario, job, STORM)) return false;
      send(call, 429, { detail: LOW_CREDIT, status: 429, retry_after: 1 });
      return true;
    case 'html_502':
      if (!world.plays.take(scenario, job, 1)) return false;
      sendHtml(call, 502);
      return true;
    case 'reset_before_accept':
      if (!world.plays.take(scenario, job, 1)) return false;
      cut(call);
      return true;
    default:
      return false;
  }
}

export const wrongVersion = {
  title: 'Invalid version or not permitted',
  detail: "The specified version does not exist (or perhaps you don't have permission to use it?)",
  status: 422,
};

export function throttle(call: Call, seconds: number): void {
  const detail = `Request was throttled. Your rate limit resets in ~${seconds}s.`;
  send(call, 429, { detail, status: 429, retry_after: seconds }, { 'retry-after': String(seconds) });
}

export function unauthenticated(call: Call): void {
  send(call, 401, {
    title: 'Unauthenticated',
    detail: 'You did not pass a valid authentication token',
    status: 401,
  });
}

export const missing = (call: Call, detail = 'The requested resource could not be found.') =>
  send(call, 404, { detail, status: 404 });
