import { AdmintError } from '@admint/contract';
import type { BodyOf, HttpSettings, ResponseOf, User, UserStore } from '../services.ts';
import { validationFailed } from '../validation.ts';
import { DEMO_EMAIL, DEMO_PASSWORD, isDemoAccount } from './identity.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import { createRateLimit } from './rate-limit.ts';
import type { TokenClaims, Tokens } from './tokens.ts';

/** Logging in and out and registering. `address` is the caller's, for the rate limits. */
export interface Accounts {
  /** Throws `invalid_credentials`, `rate_limited`. */
  login(body: BodyOf<'login'>, address: string): Promise<ResponseOf<'login'>>;
  /** Throws `username_taken`, `email_taken`, `rate_limited`. */
  register(body: BodyOf<'register'>, address: string): Promise<ResponseOf<'register'>>;
  logout(claims: TokenClaims): Promise<void>;
  /** Makes the demo user if the settings allow one. */
  prepareDemoUser(): Promise<void>;
}

const FIVE_MINUTES = 300;

export function createAccounts(settings: HttpSettings, users: UserStore, tokens: Tokens): Accounts {
  const perLogin = createRateLimit(10, FIVE_MINUTES);
  const perAddress = createRateLimit(100, FIVE_MINUTES);
  const registrations = createRateLimit(60, FIVE_MINUTES);

  return {
    async login({ email, username, password }, address) {
      const login = (email ?? username)?.trim().toLowerCase();
      if (!login) throw validationFailed([{ field: 'email', message: 'give an email or a username' }]);
      const key = `${address} ${login}`;
      perLogin.take(key);
      perAddress.take(address);
      const account = await users.findByLogin(login);
      const known = account && (settings.demo || !isDemoAccount(account)) ? account : null;
      if (!(await passwordMatches(password, known?.password_hash ?? null)) || !known) {
        throw new AdmintError('invalid_credentials', 'Email, username or password is wrong.');
      }
      perLogin.forgive(key);
      perAddress.forgive(address);
      return loggedIn(known, await tokens.issue(known.id));
    },

    async register({ username, email, password }, address) {
      registrations.take(address);
      if (isDemoAccount({ email: email ?? null })) {
        throw new AdmintError('email_taken', 'This email is in use.', {
          fields: [{ field: 'email', message: 'is in use' }],
        });
      }
      const password_hash = await hashPassword(password);
      const user = await users.createUser({ username, email: email ?? null, password_hash });
      return loggedIn(user, await tokens.issue(user.id));
    },

    async logout({ jti, expires }) {
      await users.revokeToken(jti, expires);
    },

    async prepareDemoUser() {
      if (!settings.demo) return;
      const password_hash = await hashPassword(DEMO_PASSWORD);
      await users.ensureDemoUser({ username: null, email: DEMO_EMAIL, password_hash });
    },
  };
}

function loggedIn(user: User, token: string): ResponseOf<'login'> {
  return {
    success: true,
    user_id: user.id,
    username: user.username,
    email: user.email,
    session_token: token,
  };
}
