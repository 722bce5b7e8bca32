import { type Kysely, sql } from 'kysely';

/** What an automatic ad was asked to be, and its plan, from the first word to the prompts that are sent. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ad_plans (
      session_id uuid primary key references sessions(id) on delete cascade,
      generation_id uuid not null,
      prompt text not null,
      settings jsonb not null,
      status text not null check (status in ('planning', 'review', 'approved')),
      enhancement jsonb,
      specification jsonb,
      plan jsonb,
      narrative jsonb,
      scene_prompts jsonb not null default '[]',
      warnings jsonb not null default '[]',
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    )`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table ad_plans`.execute(db);
}
