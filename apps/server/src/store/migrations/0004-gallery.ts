import { type Kysely, sql } from 'kysely';

/** What the gallery searches and sorts by, videos still in the making, and public links. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table generations
      add column run integer,
      add column title text,
      add column prompt text,
      add column product_name text,
      add column duration double precision not null default 0,
      add column error text,
      add column completed_at timestamptz,
      alter column created_at set default date_trunc('milliseconds', now())`.execute(db);
  await sql`
    update generations g set
      created_at = date_trunc('milliseconds', g.created_at),
      completed_at = g.created_at,
      prompt = s.product_prompt,
      product_name = g.settings -> 'text_overlay' ->> 'product_name',
      duration = coalesce((select a.duration from assets a where a.id = g.asset_id), 0)
    from sessions s where s.id = g.session_id`.execute(db);
  await sql`
    alter table generations add column search text not null generated always as
      (lower(coalesce(title, '') || ' ' || coalesce(product_name, '') || ' ' || coalesce(prompt, ''))) stored`.execute(
    db,
  );
  await sql`create index generations_by_run on generations (session_id, run)`.execute(db);
  await sql`create index generations_by_length on generations (user_id, duration desc, id desc)`.execute(db);
  await sql`create index generations_by_cost on generations (user_id, cost desc, id desc)`.execute(db);
  await searchIndex(db);
  await sql`
    create table shares (
      token text primary key,
      generation_id uuid not null unique references generations(id) on delete cascade,
      indexable boolean not null default false,
      expires_at timestamptz,
      created_at timestamptz not null default date_trunc('milliseconds', now())
    )`.execute(db);
}

/** Substring search reads trigrams where the server has them; without, it reads one user's rows. */
async function searchIndex(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$ begin
      create extension if not exists pg_trgm;
      execute 'create index generations_search on generations using gin (search gin_trgm_ops)';
    exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
      raise notice 'pg_trgm is not available';
    end $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table shares`.execute(db);
  await sql`drop index if exists generations_search`.execute(db);
  await sql`drop index generations_by_cost, generations_by_length, generations_by_run`.execute(db);
  await sql`delete from generations where status <> 'completed'`.execute(db);
  await sql`
    alter table generations drop column search, drop column run, drop column title, drop column prompt,
      drop column product_name, drop column duration, drop column error, drop column completed_at,
      alter column created_at set default now()`.execute(db);
}
