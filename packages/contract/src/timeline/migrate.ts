import { AdmintError } from '../errors.ts';
import { TIMELINE_VERSION, Timeline } from './schema.ts';
import { validate } from './validate.ts';

/** One step from a version of the saved document to the next. */
export interface Migration {
  /** What changed, for the log: `add-safe-area`. */
  name: string;
  /** The version it takes; it gives `from + 1`. */
  from: number;
  /** Takes the document without its version number, gives it in the next version's shape. */
  up: (document: Record<string, unknown>) => Record<string, unknown>;
}

/** Oldest first. Never edited once released: a saved document may be of any age. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * Takes a saved document of any version, gives it in today's shape, its rules checked.
 * Throws `timeline.not_a_document`, `timeline.too_new` (saved by a later release), `timeline.too_old`
 * (no migration leads here) or `timeline.invalid` with the fields at fault.
 */
export function migrate(document: unknown): Timeline {
  const parsed = Timeline.safeParse(upgrade(document, MIGRATIONS, TIMELINE_VERSION));
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    throw new AdmintError('timeline.invalid', 'The timeline document is damaged.', { fields });
  }
  const broken = validate(parsed.data);
  if (broken.length > 0) {
    throw new AdmintError('timeline.invalid', 'The timeline document breaks its own rules.', {
      fields: broken,
    });
  }
  return parsed.data;
}

/** Takes a document and migrations, gives it as version `target`; its shape is not checked. */
export function upgrade(document: unknown, migrations: readonly Migration[], target: number): unknown {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new AdmintError('timeline.not_a_document', 'This is not a timeline document.');
  }
  let { version, ...body }: Record<string, unknown> = { ...document };
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) {
    throw new AdmintError('timeline.not_a_document', 'The document does not say which version it is.');
  }
  if (version > target) {
    throw new AdmintError(
      'timeline.too_new',
      `The document was saved by a later release (version ${version}; this one reads up to ${target}).`,
    );
  }
  for (let from: number = version; from < target; from++) {
    const migration = migrations.find((one) => one.from === from);
    if (!migration) {
      throw new AdmintError('timeline.too_old', `Nothing leads from document version ${from} to ${target}.`);
    }
    body = migration.up(body);
  }
  version = target;
  return { ...body, version };
}
