import pg from 'pg';
import type { ApiClient } from '../../testing/api-client.ts';
import { type ScriptedStudio, startScriptedStudio } from '../../testing/scripted-studio.ts';

export interface GalleryStudio extends ScriptedStudio {
  pool: pg.Pool;
}

/** A studio whose database the test looks into and fills. */
export async function startGalleryStudio(name: string): Promise<GalleryStudio> {
  const studio = await startScriptedStudio(name);
  const pool = new pg.Pool({ connectionString: studio.databaseUrl, max: 3 });
  pool.on('error', () => undefined);
  return {
    ...studio,
    pool,
    async close() {
      await pool.end();
      await studio.close();
    },
  };
}

/** Walks an ad to its clips, ready to be composed. */
export async function adWithClips(api: ApiClient): Promise<string> {
  const id = await api.newSession();
  await api.generateImages(id);
  const { generated_images } = await api.settled(id);
  await api.approveImages(
    id,
    generated_images.slice(0, 2).map((image) => image.id),
  );
  await api.generateClips(id);
  const { generated_clips } = await api.settled(id);
  await api.approveClips(
    id,
    generated_clips.map((clip) => clip.id),
  );
  return id;
}

/** Writes `count` finished videos of a user straight into the tables; they have no files. */
export async function seedVideos(
  pool: pg.Pool,
  userId: number,
  count: number,
  prompt = 'seeded mug',
): Promise<void> {
  await pool.query(
    `with s as (
       insert into sessions (id, user_id, stage, product_prompt)
       select gen_random_uuid(), $1, 'complete', $3 || ' ' || n from generate_series(1, $2::int) n
       returning id, product_prompt
     ), numbered as (select *, row_number() over () n from s)
     insert into generations (id, session_id, user_id, status, number, prompt, product_name, duration, cost, created_at, completed_at)
     select gen_random_uuid(), id, $1,
       case when n % 10 = 0 then 'failed' when n % 10 = 5 then 'canceled' else 'completed' end, 1, product_prompt,
       'Brand-' || (n % 7), (n % 9) + 0.5, (n % 5) * 0.01,
       date_trunc('milliseconds', now() - (n / 3) * interval '1 hour'), now()
     from numbered`,
    [userId, count, prompt],
  );
}
