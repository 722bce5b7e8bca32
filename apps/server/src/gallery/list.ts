import { AdmintError, type GenerationSort } from '@admint/contract';
import { sql } from 'kysely';
import type { QueryOf, ResponseOf } from '../http/services.ts';
import type { Database } from '../store/database.ts';
import { galleryRows, type GalleryRow, generationView } from './rows.ts';

/** What each order compares before the id, and in which direction. */
const ORDERS = {
  newest: { column: 'g.created_at', direction: 'desc' },
  oldest: { column: 'g.created_at', direction: 'asc' },
  longest: { column: 'g.duration', direction: 'desc' },
  cost: { column: 'g.cost', direction: 'desc' },
} as const satisfies Record<GenerationSort, { column: string; direction: 'asc' | 'desc' }>;

const MOST_WORDS = 8;

/** One page by keys, not by offset: it costs the same however far down it is, and new videos move nothing. */
export async function listGenerations(
  db: Database,
  userId: number,
  page: QueryOf<'listGenerations'>,
): Promise<ResponseOf<'listGenerations'>> {
  const { column, direction } = ORDERS[page.sort];
  let query = galleryRows(db, userId);
  let count = db
    .selectFrom('generations as g')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('g.user_id', '=', userId);
  for (const word of wordsOf(page.q)) {
    const found = sql<boolean>`g.search like lower(${`%${word}%`})`;
    query = query.where(found);
    count = count.where(found);
  }
  if (page.status) {
    query = query.where('g.status', '=', page.status);
    count = count.where('g.status', '=', page.status);
  }
  if (page.session_id) {
    query = query.where('g.session_id', '=', page.session_id);
    count = count.where('g.session_id', '=', page.session_id);
  }
  if (page.cursor) {
    const at = readCursor(page.cursor, page.sort);
    const beyond = direction === 'desc' ? '<' : '>';
    query = query.where((eb) => eb(eb.refTuple(column, 'g.id'), beyond, eb.tuple(at.value as never, at.id)));
  }
  const [rows, counted] = await Promise.all([
    query
      .orderBy(column, direction)
      .orderBy('g.id', direction)
      .limit(page.limit + 1)
      .execute(),
    count.executeTakeFirst(),
  ]);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    generations: shown.map(generationView),
    next_cursor: rows.length > page.limit && last ? cursorAfter(last, page.sort) : null,
    total: counted?.n ?? 0,
  };
}

/** Every word has to be somewhere; what the pattern language means by % and _ is not what people mean. */
function wordsOf(text: string | undefined): string[] {
  const words = text?.split(/\s+/).filter(Boolean) ?? [];
  return words.slice(0, MOST_WORDS).map((word) => word.replace(/[\\%_]/g, '\\$&'));
}

function cursorAfter(row: GalleryRow, sort: GenerationSort): string {
  const value = {
    newest: row.created_at.toISOString(),
    oldest: row.created_at.toISOString(),
    longest: row.duration,
    cost: row.cost,
  }[sort];
  return Buffer.from(JSON.stringify([sort, value, row.id])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function readCursor(cursor: string, sort: GenerationSort): { value: string | number | Date; id: string } {
  const fault = () =>
    new AdmintError('validation_failed', 'The page cursor is not one that this server gave for this order.', {
      fields: [{ field: 'cursor', message: 'use next_cursor of the page before' }],
    });
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw fault();
  }
  const [of, value, id] = Array.isArray(parts) ? (parts as unknown[]) : [];
  if (of !== sort || typeof id !== 'string' || !UUID.test(id)) throw fault();
  if (sort === 'longest') {
    if (typeof value === 'number' && Number.isFinite(value)) return { value, id };
    throw fault();
  }
  if (typeof value !== 'string') throw fault();
  if (sort === 'cost') {
    if (/^\d{1,8}(\.\d{1,6})?$/.test(value)) return { value, id };
    throw fault();
  }
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) throw fault();
  return { value: time, id };
}
