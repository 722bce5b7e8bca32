import { type Kysely, sql } from 'kysely';

/** Calls that take the place of failed ones; how fast each provider may be asked, and which models are left alone for a while. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table provider_calls add column fallback_of text`.execute(db);
  await sql`
    create table provider_pace (
      provider text primary key,
      next_at timestamptz not null default now(),
      spacing double precision not null default 0
    )`.execute(db);
  await sql`
    create table model_health (
      provider text not null,
      model text not null,
      failures integer not null default 0,
      opened integer not null default 0,
      closed_until timestamptz,
      probe_until timestamptz,
      reason text,
      primary key (provider, model)
    )`.execute(db);
  await sql`alter table sessions add column clip_seed integer,
    add column rewrites jsonb not null default '{}'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions drop column clip_seed, drop column rewrites`.execute(db);
  await sql`drop table model_health`.execute(db);
  await sql`drop table provider_pace`.execute(db);
  await sql`alter table provider_calls drop column fallback_of`.execute(db);
}
