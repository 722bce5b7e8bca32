import type { ResponseOf } from './route-types.ts';

/** A person as the rest of the studio knows them. */
export interface User {
  id: number;
  username: string | null;
  email: string | null;
  /** Runs the studio. */
  is_admin?: boolean;
}

export interface Account extends User {
  password_hash: string;
}

export interface NewUser {
  username: string | null;
  email: string | null;
  password_hash: string;
}

export interface UserStore {
  /** Throws AdmintError `username_taken` or `email_taken`. */
  createUser(user: NewUser): Promise<User>;
  /** Case does not count in either. */
  findByLogin(emailOrUsername: string): Promise<Account | null>;
  findById(id: number): Promise<User | null>;
  /** Creates the demo user if it is not there. */
  ensureDemoUser(user: NewUser): Promise<User>;
  /** `expires` is when the token would have ended by itself; the row may be dropped after that. */
  revokeToken(jti: string, expires: Date): Promise<void>;
  isRevoked(jti: string): Promise<boolean>;
  /** The user of a token in one query, or null when the user is gone or the token revoked. */
  findByToken(userId: number, jti: string): Promise<Account | null>;
  setPassword(userId: number, passwordHash: string): Promise<void>;
  profile(userId: number): Promise<ResponseOf<'profile'>>;
}
