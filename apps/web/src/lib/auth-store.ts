import { useStore } from 'zustand';
import { persist } from 'zustand/middleware';
import { createStore } from 'zustand/vanilla';

export interface Account {
  user_id: number;
  username: string | null;
  email: string | null;
}

interface AuthState {
  token: string | null;
  account: Account | null;
  /** True after the server refused the token: the login page says why it is shown. */
  expired: boolean;
  logIn: (token: string, account: Account) => void;
  logOut: () => void;
  expire: () => void;
}

/** Who is logged in, kept over reloads. The server's cookie serves pictures, this token everything else. */
export const authStore = createStore<AuthState>()(
  persist(
    (set) => ({
      token: null,
      account: null,
      expired: false,
      logIn: (token, account) => set({ token, account, expired: false }),
      logOut: () => set({ token: null, account: null, expired: false }),
      expire: () => set((state) => (state.token ? { token: null, account: null, expired: true } : state)),
    }),
    { name: 'admint.auth', partialize: ({ token, account }) => ({ token, account }) },
  ),
);

/** The part of the login a component asks for. */
export function useAuth<T>(pick: (state: AuthState) => T): T {
  return useStore(authStore, pick);
}

/** What to call the person on screen. */
export function accountName(account: Account | null): string {
  return account?.username ?? account?.email ?? '';
}
