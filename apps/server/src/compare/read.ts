import {
  AdmintError,
  type AutoSettings,
  type ComparedVideo,
  type Comparison,
  type GenerationView,
} from '@admint/contract';
import { currentWords, generationView, galleryRows, type GalleryRow } from '../gallery/rows.ts';
import type { QueryOf, ResponseOf } from '../http/services.ts';
import type { AdPlanRow } from '../store/ad-plans.ts';
import type { Database } from '../store/database.ts';
import { type GroupRow, readGroup, total } from './groups.ts';
import { differencesOf } from './differences.ts';

export async function getComparison(db: Database, userId: number, id: string): Promise<Comparison> {
  const group = await readGroup(db, userId, id);
  const rows = await galleryRows(db, userId)
    .innerJoin('group_members as m', 'm.generation_id', 'g.id')
    .leftJoin('progress_events as e', (join) =>
      join.onRef('e.session_id', '=', 'g.session_id').onRef('e.seq', '=', 's.last_seq'),
    )
    .select(['m.label', 'e.message', 'e.data as event_data', 's.models', 's.tier', 's.budget'])
    .where('m.group_id', '=', id)
    .orderBy('m.position')
    .execute();
  const plans = await plansOf(db, rows);
  const videos = rows.flatMap((row) => {
    const plan = plans.get(row.id);
    return plan ? [comparedVideo(row, plan, row)] : [];
  });
  const asked = rows.flatMap((row) => {
    const plan = plans.get(row.id);
    return plan
      ? [
          {
            prompt: plan.prompt,
            ...hookOf(group, plan),
            ...plan.settings,
            models: row.models,
            tier: row.tier,
          },
        ]
      : [];
  });
  return {
    ...summaryOf(group),
    videos,
    differences: differencesOf(asked),
    total_cost: total(videos.map(({ video }) => video.cost)),
    running: videos.some(({ video }) => video.status === 'processing'),
  };
}

async function plansOf(
  db: Database,
  rows: { id: string; session_id: string }[],
): Promise<Map<string, AdPlanRow>> {
  if (rows.length === 0) return new Map();
  const plans = await db
    .selectFrom('ad_plans')
    .selectAll()
    .where(
      'session_id',
      'in',
      rows.map(({ session_id }) => session_id),
    )
    .execute();
  return new Map(plans.map((plan) => [plan.generation_id, plan]));
}

/** What hook variants differ in is their first scene, which no setting names. */
function hookOf({ comparison_type }: GroupRow, { specification }: AdPlanRow) {
  const [first] = specification?.scenes ?? [];
  if (comparison_type !== 'hook' || !first) return {};
  return { first_scene: first.visual_prompt, first_text: first.overlay_text };
}

function comparedVideo(
  row: GalleryRow,
  plan: AdPlanRow,
  { label, message, event_data }: { label: string; message: string | null; event_data: unknown },
): ComparedVideo {
  const video = generationView(row);
  const { specification } = plan;
  return {
    label,
    video,
    prompt: plan.prompt,
    settings: plan.settings as AutoSettings,
    current_step: video.status === 'processing' ? (message ?? 'Waiting to start...') : null,
    ...(video.status === 'processing' && currentWords(event_data)),
    generation_time: secondsOf(video),
    framework: specification?.framework.name ?? null,
    texts: specification?.scenes.map(({ overlay_text }) => overlay_text) ?? [],
    scores: scoresOf(plan),
  };
}

function secondsOf({ created_at, completed_at }: GenerationView): number | null {
  return completed_at === null ? null : (Date.parse(completed_at) - Date.parse(created_at)) / 1000;
}

/** What was really judged on the way: the words, not the pictures. */
function scoresOf({ enhancement, narrative }: AdPlanRow): ComparedVideo['scores'] {
  const round = narrative?.rounds.findLast(({ score }) => score === narrative.score);
  return [
    ...(enhancement
      ? [
          {
            name: 'prompt',
            value: enhancement.final_score.overall,
            scored_by: enhancement.final_score.scored_by,
          },
        ]
      : []),
    ...(narrative
      ? [{ name: 'narrative', value: narrative.score, scored_by: round?.scored_by ?? 'rules' }]
      : []),
  ];
}

const summaryOf = ({ id, comparison_type, name, hypothesis, winner_id, created_at }: GroupRow) => ({
  group_id: id,
  comparison_type,
  name,
  hypothesis,
  winner_id,
  created_at: created_at.toISOString(),
});

/** One page, newest first, with the first pictures of each. */
export async function listComparisons(
  db: Database,
  userId: number,
  page: QueryOf<'listComparisons'>,
): Promise<ResponseOf<'listComparisons'>> {
  let query = db.selectFrom('generation_groups').selectAll().where('user_id', '=', userId);
  if (page.cursor) {
    const at = readCursor(page.cursor);
    query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(at.time, at.id)));
  }
  const groups = await query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const shown = groups.slice(0, page.limit);
  const members = await membersOf(db, userId, shown);
  const last = shown.at(-1);
  return {
    comparisons: shown.map((group) => {
      const videos = (members.get(group.id) ?? []).map(generationView);
      return {
        ...summaryOf(group),
        videos: videos.length,
        thumbnail_urls: videos.flatMap(({ thumbnail_url }) => thumbnail_url ?? []),
        running: videos.some(({ status }) => status === 'processing'),
      };
    }),
    next_cursor: groups.length > page.limit && last ? `${last.created_at.toISOString()}~${last.id}` : null,
  };
}

async function membersOf(
  db: Database,
  userId: number,
  groups: GroupRow[],
): Promise<Map<string, GalleryRow[]>> {
  if (groups.length === 0) return new Map();
  const ids = groups.map(({ id }) => id);
  const rows = await galleryRows(db, userId)
    .innerJoin('group_members as m', 'm.generation_id', 'g.id')
    .where('m.group_id', 'in', ids)
    .orderBy('m.position')
    .execute();
  const grouped = new Map<string, GalleryRow[]>();
  for (const row of rows) {
    const id = row.group_id ?? '';
    grouped.set(id, [...(grouped.get(id) ?? []), row]);
  }
  return grouped;
}

function readCursor(cursor: string): { time: Date; id: string } {
  const [time = '', id = ''] = cursor.split('~');
  const date = new Date(time);
  if (!Number.isNaN(date.getTime()) && /^[0-9a-f-]{36}$/.test(id)) return { time: date, id };
  throw new AdmintError('validation_failed', 'The page cursor is not one that this server gave.', {
    fields: [{ field: 'cursor', message: 'use next_cursor of the page before' }],
  });
}
