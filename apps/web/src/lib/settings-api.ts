import type {
  ChangeSettingsRequest,
  ProviderName,
  SaveProviderRequest,
  UserSettings,
} from '@admint/contract';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import type { paths } from './api-schema.d.ts';
import { authStore } from './auth-store.ts';

export type Provider =
  paths['/api/settings/providers']['get']['responses'][200]['content']['application/json']['providers'][number];

const keys = { settings: ['settings'], models: ['models'], providers: ['providers'] } as const;

/** My models, budgets and alerts. */
export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: async ({ signal }) => (await answered(api.GET('/api/settings', { signal }))) as UserSettings,
});

/** How each service is set up; for admins. */
export const providersQuery = queryOptions({
  queryKey: keys.providers,
  queryFn: ({ signal }) => answered(api.GET('/api/settings/providers', { signal })),
});

/** Changes some of my settings; the rest stays. */
export function useChangeSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ChangeSettingsRequest) => answered(api.PATCH('/api/settings', { body })),
    onSuccess: (settings) => client.setQueryData(keys.settings, settings as UserSettings),
  });
}

/** A write to the setup of a service: afterwards the services and the models are read again. */
function useProviderWrite<In, Out>(write: (input: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.providers }),
        client.invalidateQueries({ queryKey: keys.models }),
      ]),
  });
}

export const useSaveProvider = (provider: ProviderName) =>
  useProviderWrite((body: SaveProviderRequest) =>
    answered(api.PUT('/api/settings/providers/{provider}', { params: { path: { provider } }, body })),
  );

export const useRemoveProvider = (provider: ProviderName) =>
  useProviderWrite(() =>
    answered(api.DELETE('/api/settings/providers/{provider}', { params: { path: { provider } } })),
  );

/** Asks the service whether its key or address works. */
export const useCheckProvider = (provider: ProviderName) =>
  useMutation({
    mutationFn: () =>
      answered(api.POST('/api/settings/providers/{provider}/check', { params: { path: { provider } } })),
  });

/** Changes my password; this browser stays logged in, others do not. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: { current_password: string; new_password: string }) =>
      answered(api.POST('/api/auth/password', { body })),
    onSuccess: ({ session_token }) => {
      const { account, logIn } = authStore.getState();
      if (account) logIn(session_token, account);
    },
  });
}
