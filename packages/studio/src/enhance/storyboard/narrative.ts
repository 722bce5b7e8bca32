/** The unified narrative of 004 §8.4 as far as single clips need it: one entry per scene, in order. */
export interface Narrative {
  emotional_arc: string[];
  visual_progression: string[];
  scene_connections: string[];
}

const PARTS = ['emotional_arc', 'visual_progression', 'scene_connections'] as const;

/** Reads `unified_narrative.json`: each part may be a text, a list or an object by scene. */
export function narrativeFromJson(value: unknown): Narrative {
  const source = isObject(value) ? value : {};
  const inner = isObject(source.unified_narrative) ? source.unified_narrative : source;
  return Object.fromEntries(PARTS.map((part) => [part, entriesOf(inner[part])])) as unknown as Narrative;
}

/** Reads `unified_narrative.md`: the parts are its headings, the entries its list items or sentences. */
export function narrativeFromMarkdown(text: string): Narrative {
  const sections = text.split(/^#{1,6} +/m).map((section) => {
    const [title = '', ...body] = section.split('\n');
    return { title: title.toLowerCase().replace(/[^a-z]+/g, '_'), body: body.join('\n').trim() };
  });
  const part = (name: string) => {
    const body = sections.find(({ title }) => title.includes(name))?.body ?? '';
    const items = body.match(/^\s*(?:[-*]|\d+\.) +.+$/gm);
    return items ? items.map((item) => plain(item)) : entriesOf(body);
  };
  return Object.fromEntries(PARTS.map((name) => [name, part(name)])) as unknown as Narrative;
}

/** What a list says at clip `index` of `count`: its own entry, or the one at the same point of the story. */
export function atClip(entries: string[], index: number, count: number): string | undefined {
  if (entries.length === 0) return undefined;
  return entries[entries.length >= count ? index : Math.floor((index * entries.length) / count)];
}

function entriesOf(value: unknown): string[] {
  if (typeof value === 'string') {
    return value
      .split(/(?<=[.!?])\s+|\n+/)
      .map(plain)
      .filter((sentence) => sentence !== '');
  }
  if (Array.isArray(value)) return value.map(entryOf).filter((entry) => entry !== '');
  if (isObject(value))
    return Object.values(value)
      .map(entryOf)
      .filter((entry) => entry !== '');
  return [];
}

/** An entry may be a text or an object such as `{ scene, emotion, intensity }`: then its texts, joined. */
function entryOf(value: unknown): string {
  if (typeof value === 'string') return plain(value);
  if (!isObject(value)) return '';
  const texts = Object.values(value).filter((part): part is string => typeof part === 'string');
  return texts.map(plain).join(', ');
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const plain = (text: string) =>
  text
    .replace(/^\s*(?:[-*]|\d+\.)\s+/, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/^scene \d+\s*[:–-]\s*/i, '')
    .trim();
