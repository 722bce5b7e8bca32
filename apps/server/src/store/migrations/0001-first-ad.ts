import { type Kysely, sql } from 'kysely';

/** Users, sessions, assets, provider calls, events and finished videos: all the guided flow needs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      id serial primary key,
      username text,
      email text,
      password_hash text not null,
      total_cost numeric(14,6) not null default 0,
      created_at timestamptz not null default now(),
      check (username is not null or email is not null)
    )`.execute(db);
  await sql`create unique index users_username on users (lower(username))`.execute(db);
  await sql`create unique index users_email on users (lower(email))`.execute(db);
  await sql`create table revoked_tokens (jti uuid primary key, expires_at timestamptz not null)`.execute(db);
  await sql`
    create table sessions (
      id uuid primary key,
      user_id integer not null references users(id) on delete cascade,
      mode text not null default 'guided',
      stage text not null default 'created',
      gate text not null default 'created',
      running boolean not null default false,
      run integer not null default 0,
      attempt integer not null default 1,
      workflow_id text,
      product_prompt text,
      video_prompt text,
      clip_duration double precision,
      num_images integer,
      consistency_seed integer,
      style_keywords jsonb not null default '[]',
      product_category text,
      image_prompts jsonb not null default '[]',
      scenes jsonb not null default '[]',
      approved_image_ids jsonb not null default '[]',
      approved_clip_ids jsonb not null default '[]',
      clip_order jsonb not null default '[]',
      composition jsonb,
      final_video_id uuid,
      warnings jsonb not null default '[]',
      failure jsonb,
      budget numeric(14,6) not null default 200,
      total_cost numeric(14,6) not null default 0,
      last_seq integer not null default 0,
      last_progress double precision not null default 0,
      created_at timestamptz not null default date_trunc('milliseconds', now()),
      updated_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index sessions_by_user on sessions (user_id, created_at desc, id desc)`.execute(db);
  await sql`
    create table provider_calls (
      key text primary key,
      session_id uuid not null references sessions(id) on delete cascade,
      run integer not null,
      agent text not null,
      kind text not null,
      part text not null,
      attempt integer not null,
      provider text not null,
      model text not null,
      state text not null check (state in ('reserved','submitted','succeeded','failed','canceled','unknown')),
      submits integer not null default 0,
      progress double precision not null default 0,
      operation jsonb,
      provider_id text,
      request jsonb not null,
      spec jsonb not null default '{}',
      request_hash text not null,
      reserved numeric(14,6) not null default 0,
      settled numeric(14,6),
      cached boolean not null default false,
      fault jsonb,
      value jsonb,
      asset_id uuid,
      warnings jsonb not null default '[]',
      submitted_at timestamptz,
      settled_at timestamptz,
      created_at timestamptz not null default now(),
      unique (session_id, run, agent, part, attempt)
    )`.execute(db);
  await sql`create index provider_calls_by_request on provider_calls (request_hash, settled_at desc)
    where state = 'succeeded'`.execute(db);
  await sql`create index provider_calls_open on provider_calls (session_id)
    where state in ('reserved','submitted','unknown')`.execute(db);
  await sql`
    create table assets (
      id uuid primary key,
      session_id uuid not null references sessions(id) on delete cascade,
      asset_type text not null check (asset_type in ('image','video','audio','final_video')),
      url text not null,
      sha256 text not null,
      content_type text not null,
      bytes bigint not null,
      width integer,
      height integer,
      duration double precision,
      fps double precision,
      provider text not null,
      model_used text not null,
      seed integer,
      prompt text,
      parents jsonb not null default '[]',
      input_hash text not null,
      poster_sha256 text,
      cost numeric(14,6) not null default 0,
      generation_time double precision not null default 0,
      metadata jsonb not null default '{}',
      stale text,
      call_key text unique references provider_calls(key),
      run integer not null,
      created_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index assets_by_session on assets (session_id, asset_type, created_at)`.execute(db);
  await sql`
    create table generations (
      id uuid primary key,
      session_id uuid not null references sessions(id) on delete cascade,
      user_id integer not null references users(id) on delete cascade,
      status text not null,
      number integer not null,
      asset_id uuid references assets(id),
      thumbnail_id uuid references assets(id),
      timeline jsonb,
      settings jsonb,
      cost numeric(14,6) not null default 0,
      created_at timestamptz not null default now(),
      unique (session_id, number)
    )`.execute(db);
  await sql`create index generations_by_user on generations (user_id, created_at desc, id desc)`.execute(db);
  await progressEvents(db);
  await sql`
    create view generation_costs as
      select session_id, run, agent as agent_name,
        string_agg(distinct model, ', ') as model_used,
        coalesce(sum(settled), 0) as cost_usd,
        extract(epoch from max(coalesce(settled_at, created_at)) - min(created_at)) as duration_seconds,
        bool_or(state = 'succeeded') as success,
        count(*)::integer as calls,
        max(fault ->> 'message') as error_message,
        min(created_at) as created_at
      from provider_calls group by session_id, run, agent`.execute(db);
}

/** Numbered per session under the session's row lock, so the order of numbers is the order of commits and has no gap. */
async function progressEvents(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table progress_events (
      session_id uuid not null references sessions(id) on delete cascade,
      seq integer not null,
      run integer not null,
      stage text not null,
      progress double precision not null,
      message text not null,
      current_cost numeric(14,6) not null,
      data jsonb,
      dedupe_key text not null,
      created_at timestamptz not null default now(),
      primary key (session_id, seq),
      unique (session_id, dedupe_key)
    )`.execute(db);
  await sql`
    create function emit_progress(
      p_session uuid, p_run integer, p_stage text, p_progress double precision, p_message text, p_data jsonb, p_dedupe text
    ) returns integer language plpgsql as $$
    declare s sessions%rowtype; shown double precision;
    begin
      select * into s from sessions where id = p_session for update;
      if not found or exists (select 1 from progress_events where session_id = p_session and dedupe_key = p_dedupe) then
        return null;
      end if;
      shown := greatest(p_progress, s.last_progress);
      update sessions set last_seq = s.last_seq + 1, last_progress = shown, updated_at = now() where id = p_session;
      insert into progress_events (session_id, seq, run, stage, progress, message, current_cost, data, dedupe_key)
        values (p_session, s.last_seq + 1, p_run, p_stage, shown, p_message, s.total_cost, p_data, p_dedupe);
      perform pg_notify('progress', p_session::text);
      return s.last_seq + 1;
    end $$`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop view generation_costs`.execute(db);
  await sql`drop function emit_progress(uuid, integer, text, double precision, text, jsonb, text)`.execute(
    db,
  );
  for (const table of [
    'progress_events',
    'generations',
    'assets',
    'provider_calls',
    'sessions',
    'revoked_tokens',
    'users',
  ]) {
    await sql`drop table ${sql.table(table)}`.execute(db);
  }
}
