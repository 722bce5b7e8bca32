import { type Kysely, sql } from 'kysely';

/** Files made from a finished ad for other shapes and places, and the user's own photos of the product. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table exports (
      id uuid primary key,
      batch_id uuid not null,
      session_id uuid not null references sessions(id) on delete cascade,
      generation_id uuid not null references generations(id) on delete cascade,
      ratio text not null,
      placement text,
      quality text not null,
      status text not null default 'processing',
      progress double precision not null default 0,
      asset_id uuid references assets(id),
      lufs double precision,
      warnings jsonb not null default '[]',
      error text,
      created_at timestamptz not null default date_trunc('milliseconds', now())
    )`.execute(db);
  await sql`create index exports_by_session on exports (session_id, created_at desc)`.execute(db);
  await sql`alter table sessions add column photo_ids jsonb not null default '[]',
    add column photo_background text not null default 'replace'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions drop column photo_ids, drop column photo_background`.execute(db);
  await sql`drop table exports`.execute(db);
}
