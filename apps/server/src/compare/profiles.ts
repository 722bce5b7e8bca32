import { randomUUID } from 'node:crypto';
import { AdmintError, type SettingProfile } from '@admint/contract';
import type { Selectable } from 'kysely';
import type { BodyOf } from '../http/services.ts';
import type { Database } from '../store/database.ts';
import type { SettingProfilesTable } from '../store/schema.ts';

/** More than anyone can choose from. */
const MOST_PROFILES = 50;

const profileView = ({
  id,
  name,
  settings,
  created_at,
}: Selectable<SettingProfilesTable>): SettingProfile => ({
  id,
  name,
  settings,
  created_at: created_at.toISOString(),
});

export async function listProfiles(db: Database, userId: number): Promise<SettingProfile[]> {
  const rows = await db
    .selectFrom('setting_profiles')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('name')
    .execute();
  return rows.map(profileView);
}

/** The same name is written over. Throws `validation_failed` when there are too many. */
export async function saveProfile(
  db: Database,
  userId: number,
  { name, settings }: BodyOf<'saveProfile'>,
): Promise<SettingProfile> {
  const kept = await listProfiles(db, userId);
  if (kept.length >= MOST_PROFILES && !kept.some((profile) => profile.name === name)) {
    throw new AdmintError('validation_failed', `${MOST_PROFILES} profiles can be kept. Delete one first.`, {
      fields: [{ field: 'name', message: `${MOST_PROFILES} profiles are the most` }],
    });
  }
  const json = JSON.stringify(settings);
  const row = await db
    .insertInto('setting_profiles')
    .values({ id: randomUUID(), user_id: userId, name, settings: json })
    .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ settings: json }))
    .returningAll()
    .executeTakeFirstOrThrow();
  return profileView(row);
}

export async function deleteProfile(db: Database, userId: number, id: string): Promise<void> {
  const gone = await db
    .deleteFrom('setting_profiles')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (gone.numDeletedRows > 0n) return;
  throw new AdmintError('not_found', 'There is no such profile.');
}
