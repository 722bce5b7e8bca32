import { AdmintError } from '@admint/contract';
import type { BodyOf, HttpSettings, ResponseOf, User, UserStore } from '../services.ts';
import { validationFailed } from '../validation.ts';
import { DEMO_EMAIL, DEMO_PASSWORD, isDemoAccount } from './identity.ts';
import { hashPassword, passwordMatches, passwordStamp } from './passwords.ts';
import { createRateLimit } from './rate-limit.ts';
import type { TokenClaims, Tokens } from './tokens.ts';

/** Logging in and out and registering. `address` is the caller's, for the rate limits. */
export interface Accounts {
  /** Throws `invalid_credentials`, `rate_limited`. */
  login(body: BodyOf<'login'>, address: string): Promise<ResponseOf<'login'>>;
  /** Throws `username_taken`, `email_taken`, `rate_limited`. */
  register(body: BodyOf<'register'>, address: string): Promise<ResponseOf<'register'>>;
  logout(claims: TokenClaims): Promise<void>;
  /** Ends every other login and gives a new token. Throws `wrong_password`, `demo_refused`, `rate_limited`. */
  changePassword(user: User, body: BodyOf<'changePassword'>): Promise<string>;
  /** Makes the demo user if the settings allow one. */
  prepareDemoUser(): Promise<void>;
}

const FIVE_MINUTES = 300;

export function createAccounts(settings: HttpSettings, users: UserStore, tokens: Tokens): Accounts {
  const perLogin = createRateLimit(10, FIVE_MINUTES);
  const perAddress = createRateLimit(100, FIVE_MINUTES);
  const changes = createRateLimit(10, FIVE_MINUTES);
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
      return loggedIn(known, await tokens.issue(known.id, passwordStamp(known.password_hash)));
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
      return loggedIn(user, await tokens.issue(user.id, passwordStamp(password_hash)));
    },

    async changePassword(user, { current_password, new_password }) {
      if (isDemoAccount(user)) {
        throw new AdmintError('demo_refused', 'The password of the demo account is known to all and stays.');
      }
      changes.take(String(user.id));
      const account = await users.findByLogin(user.email ?? user.username ?? '');
      if (!(await passwordMatches(current_password, account?.password_hash ?? null))) {
        const message = 'This is not your password.';
        throw new AdmintError('wrong_password', message, {
          fields: [{ field: 'current_password', message }],
        });
      }
      const password_hash = await hashPassword(new_password);
      await users.setPassword(user.id, password_hash);
      changes.forgive(String(user.id));
      return tokens.issue(user.id, passwordStamp(password_hash));
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
