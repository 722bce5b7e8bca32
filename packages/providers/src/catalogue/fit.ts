import type { CatalogueEntry } from './entry.ts';
import { fitDuration } from './fit-duration.ts';
import { fitFrame } from './fit-frame.ts';
import type { Fitted } from './fitted.ts';
import { FilePlace, type Wanted } from './wanted.ts';

/** Takes what is wanted, gives it the way `entry` wants it, with a warning for everything that is lost on the way. */
export function fitRequest(entry: CatalogueEntry, wanted: Wanted): Fitted {
  const fitted: Fitted = { input: { ...entry.fixed }, warnings: [], refusals: [] };
  fitWords(entry, wanted, fitted);
  fitNumbers(entry, wanted, fitted);
  fitFiles(entry, wanted, fitted);
  fitDuration(entry, wanted, fitted);
  fitFrame(entry, wanted, fitted);
  return fitted;
}

function fitWords(
  { fields, label, kind }: CatalogueEntry,
  wanted: Wanted,
  { input, warnings }: Fitted,
): void {
  const { prompt, system_prompt, negative_prompt, schema } = wanted;
  if (prompt !== undefined && fields.prompt) {
    input[fields.prompt.name] = shorten(fitTrigger(prompt, fields.prompt.trigger), fields.prompt.most);
    if (fields.prompt.most !== undefined && prompt.length > fields.prompt.most) {
      warnings.push(
        `${label} reads at most ${fields.prompt.most} characters, so the description was shortened.`,
      );
    }
  } else if (prompt) {
    warnings.push(`${label} does not read a description: only the picture decides what it makes.`);
  }
  if (system_prompt && fields.system_prompt) input[fields.system_prompt.name] = system_prompt;
  else if (system_prompt && fields.prompt) input[fields.prompt.name] = `${system_prompt}\n\n${prompt ?? ''}`;
  if (negative_prompt && fields.negative_prompt) input[fields.negative_prompt.name] = negative_prompt;
  else if (negative_prompt) warnings.push(`${label} takes no list of things to avoid, so it was left out.`);
  if (schema && fields.schema) input[fields.schema.name] = schema;
  if (kind === 'text' && fields.max_tokens) input[fields.max_tokens.name] = fields.max_tokens.value;
  if (kind === 'text' && fields.temperature) input[fields.temperature.name] = fields.temperature.value;
}

const fitTrigger = (prompt: string, trigger: string | undefined) =>
  trigger === undefined || new RegExp(`\\b${trigger}\\b`).test(prompt) ? prompt : `${prompt} ${trigger}`;

function shorten(text: string, most: number | undefined): string {
  if (most === undefined || text.length <= most) return text;
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return space > most / 2 ? cut.slice(0, space) : cut;
}

function fitNumbers(
  { fields, label, kind }: CatalogueEntry,
  wanted: Wanted,
  { input, warnings }: Fitted,
): void {
  const { seed, guidance, motion, lora } = wanted;
  const visual = kind === 'image' || kind === 'video' || kind === 'music';
  if (seed !== undefined && fields.seed) {
    const { name, max = 2_147_483_647 } = fields.seed;
    input[name] = Math.abs(Math.trunc(seed)) % (max + 1);
  } else if (seed !== undefined && visual) {
    warnings.push(`${label} takes no seed: asked again, it makes something else.`);
  }
  if (guidance !== undefined && fields.guidance) {
    const { name, typical } = fields.guidance;
    input[name] = clamp(Math.round((guidance / OUR_GUIDANCE) * typical * 100) / 100, fields.guidance);
  }
  if (motion !== undefined && fields.motion) {
    const { name, min, max } = fields.motion;
    input[name] = Math.round(min + clamp(motion, { min: 0, max: 1 }) * (max - min));
  }
  if (lora && fields.lora) {
    const { name, list } = fields.lora;
    input[name] = list ? [{ path: lora.weights, scale: lora.scale ?? 1 }] : lora.weights;
    if (fields.lora.scale && lora.scale !== undefined) input[fields.lora.scale] = lora.scale;
  } else if (lora) {
    warnings.push(`${label} cannot use a trained style, so it was left out.`);
  }
}

/** The middle of the scale that prompts are written for. */
const OUR_GUIDANCE = 7.5;

const clamp = (value: number, { min, max }: { min: number; max: number }) =>
  Math.min(max, Math.max(min, value));

function fitFiles(entry: CatalogueEntry, wanted: Wanted, fitted: Fitted): void {
  const { fields, label } = entry;
  const { input, warnings, refusals } = fitted;
  for (const [idea, noun] of [
    ['first_frame', 'a first frame'],
    ['control_image', 'a control picture'],
    ['source', 'a file to work on'],
  ] as const) {
    const [field, file] = [fields[idea], wanted[idea]];
    if (field && file) input[field.name] = new FilePlace(file);
    else if (field?.required) refusals.push(`${label} needs ${noun}.`);
    else if (file) warnings.push(`${label} cannot use ${noun}, so it was left out.`);
  }
  if (wanted.last_frame && fields.last_frame) {
    input[fields.last_frame.name] = new FilePlace(wanted.last_frame);
    Object.assign(input, fields.last_frame.with);
  } else if (wanted.last_frame) {
    warnings.push(`${label} cannot be given a last frame, so the clip ends where it likes.`);
  }
  fitReferences(entry, wanted, fitted);
}

function fitReferences({ fields, label }: CatalogueEntry, wanted: Wanted, fitted: Fitted): void {
  const given = wanted.references ?? [];
  const field = fields.references;
  if (!field) {
    if (given.length > 0)
      fitted.warnings.push(`${label} cannot look at your photos: it works from the words only.`);
    return;
  }
  if (given.length === 0) {
    if (field.required) fitted.refusals.push(`${label} needs a photo of the product.`);
    return;
  }
  const used = given.slice(0, field.most);
  if (used.length < given.length) {
    fitted.warnings.push(
      `${label} looks at ${field.most === 1 ? 'one photo' : `${field.most} photos`}; the others were left out.`,
    );
  }
  if (field.list) fitted.input[field.name] = used.map((file) => new FilePlace(file));
  else {
    for (const [i, file] of used.entries()) {
      fitted.input[i === 0 ? field.name : `${field.name}${i + 1}`] = new FilePlace(file);
    }
  }
}
