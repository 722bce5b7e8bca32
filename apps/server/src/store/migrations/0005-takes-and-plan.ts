import { type Kysely, sql } from 'kysely';

/** Which take stands in its place, what is being made again, the plan before the clips, and favourites. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table assets add column favorite boolean not null default false`.execute(db);
  await sql`alter table sessions add column picks jsonb not null default '{}',
    add column plan jsonb, add column task jsonb`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions drop column picks, drop column plan, drop column task`.execute(db);
  await sql`alter table assets drop column favorite`.execute(db);
}
