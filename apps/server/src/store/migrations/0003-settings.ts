import { type Kysely, sql } from 'kysely';

/** Who runs the studio, which models an ad and a person prefer, keys entered in the app, caps and alerts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users
      add column is_admin boolean not null default false,
      add column default_models jsonb not null default '{}',
      add column default_tier text,
      add column session_budget numeric(14,6),
      add column alert_at numeric(14,6) default 10,
      add column daily_cap numeric(14,6)`.execute(db);
  await sql`
    update users set is_admin = true
    where id = (select min(id) from users where email is distinct from 'demo@example.com')`.execute(db);
  await sql`
    alter table sessions
      add column models jsonb not null default '{}',
      add column tier text,
      add column alerted_at numeric(14,6)`.execute(db);
  await sql`
    create table provider_secrets (
      provider text primary key,
      sealed text,
      last4 text,
      key_id text,
      base_url text,
      model text,
      updated_by integer references users(id) on delete set null,
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create function tell_settings() returns trigger language plpgsql as $$
    begin
      perform pg_notify('settings', coalesce(new.provider, old.provider));
      return null;
    end $$`.execute(db);
  await sql`
    create trigger provider_secrets_tell after insert or update or delete on provider_secrets
      for each row execute function tell_settings()`.execute(db);
  await sql`create index provider_calls_by_time on provider_calls (created_at desc, key desc)`.execute(db);
  await sql`create index provider_calls_by_session on provider_calls (session_id, created_at desc, key desc)`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index provider_calls_by_session`.execute(db);
  await sql`drop index provider_calls_by_time`.execute(db);
  await sql`drop table provider_secrets`.execute(db);
  await sql`drop function tell_settings()`.execute(db);
  await sql`alter table sessions drop column models, drop column tier, drop column alerted_at`.execute(db);
  await sql`
    alter table users drop column is_admin, drop column default_models, drop column default_tier,
      drop column session_budget, drop column alert_at, drop column daily_cap`.execute(db);
}
