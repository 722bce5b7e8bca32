import { type Kysely, sql } from 'kysely';

/** Videos that were ordered to be compared, and settings that are kept under a name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table generation_groups (
      id uuid primary key,
      user_id integer not null references users(id) on delete cascade,
      comparison_type text not null check (comparison_type in ('settings', 'prompt', 'hook')),
      name text,
      hypothesis text,
      winner_id uuid references generations(id) on delete set null,
      created_at timestamptz not null default date_trunc('milliseconds', now())
    )`.execute(db);
  await sql`create index generation_groups_by_user on generation_groups (user_id, created_at desc, id desc)`.execute(
    db,
  );
  await sql`
    create table group_members (
      generation_id uuid primary key references generations(id) on delete cascade,
      group_id uuid not null references generation_groups(id) on delete cascade,
      position integer not null,
      label text not null,
      unique (group_id, position)
    )`.execute(db);
  await sql`
    create table setting_profiles (
      id uuid primary key,
      user_id integer not null references users(id) on delete cascade,
      name text not null,
      settings jsonb not null,
      created_at timestamptz not null default date_trunc('milliseconds', now()),
      unique (user_id, name)
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table setting_profiles`.execute(db);
  await sql`drop table group_members`.execute(db);
  await sql`drop table generation_groups`.execute(db);
}
