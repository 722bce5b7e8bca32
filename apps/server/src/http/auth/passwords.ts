import { createHash } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's argon2id floor: 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Gives a PHC string with its own salt. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let decoy: Promise<string> | undefined;

/**
 * Compares a password with a hash. Without a hash (unknown user) the same work is done against a decoy,
 * so that the time of a refusal does not tell whether the user exists.
 */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  decoy ??= hashPassword('nobody has this password');
  await verify(await decoy, password);
  return false;
}

/** A short mark of a password's hash: it changes with the password and tells nothing about it. */
export function passwordStamp(passwordHash: string): string {
  return createHash('sha256').update(`stamp ${passwordHash}`).digest('base64url').slice(0, 12);
}
