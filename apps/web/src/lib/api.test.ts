// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { api, answered } from './api.ts';
import { authStore } from './auth-store.ts';

const account = { user_id: 1, username: 'demo', email: null };

/** Asks with the login of now; the refusal comes when it is let go. */
function refused(): { letGo: () => void; answer: Promise<unknown> } {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const fetch = async () => {
    await gate;
    return new Response('{}', { status: 401 });
  };
  return { letGo, answer: answered(api.GET('/api/options', { fetch })).catch(() => undefined) };
}

it('ends the login that was refused, and not one that has taken its place meanwhile', async () => {
  authStore.getState().logIn('first', account);
  const late = refused();
  await Promise.resolve();
  authStore.getState().logIn('second', account);
  late.letGo();
  await late.answer;
  expect(authStore.getState()).toMatchObject({ token: 'second', expired: false });

  const own = refused();
  own.letGo();
  await own.answer;
  expect(authStore.getState()).toMatchObject({ token: null, expired: true });
});
