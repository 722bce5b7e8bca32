import { api } from '../lib/api.ts';
import { authStore } from '../lib/auth-store.ts';
import { queryClient } from '../lib/query-client.ts';

/** Leaves. Works without the server too: what matters is that this browser forgets. */
export async function logOut(): Promise<void> {
  await api.POST('/api/auth/logout').catch(() => undefined);
  authStore.getState().logOut();
  queryClient.clear();
}
