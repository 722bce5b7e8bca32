import { AspectRatio, CardStyle, MusicGenre } from '@admint/contract';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, Failure } from '../failure.ts';

/** Everything that decides what the ad will be. */
export interface Order {
  prompt: string;
  scene: string;
  name: string;
  cta: string;
  images: number;
  clips: number;
  /** seconds */
  clipDuration: number;
  /** null for a silent ad */
  music: MusicGenre | null;
  style: string[];
  font?: string;
  color?: string;
  ratio: AspectRatio;
  cards: CardStyle;
  seed?: number;
}

/** The options of `admint create` as commander gives them. */
export interface CreateOptions extends Omit<Order, 'prompt' | 'name' | 'music'> {
  name?: string;
  music: MusicGenre | 'none';
  out: string;
  server?: string;
  email?: string;
  password?: string;
  json?: boolean;
  quiet?: boolean;
}

const DEFAULT_SCENE = 'on a clean studio set, soft daylight, slow and steady camera';
const NAME_LENGTH = 50;

/** Adds the options that describe the ad. The server checks them again; here only what can be told at once. */
export function addOrderOptions(command: Command): Command {
  return command
    .option('--scene <text>', 'what happens in the clips, 10 to 300 characters', DEFAULT_SCENE)
    .option('--name <text>', 'product name shown in the ad, at most 50 characters (default: from the prompt)')
    .option('--cta <text>', 'call to action on the last card, at most 30 characters', 'Shop Now')
    .addOption(wholeNumber('--images <n>', 'images to make', 4, 8).default(6))
    .addOption(wholeNumber('--clips <n>', 'clips in the ad', 1, 8).default(3))
    .addOption(
      new Option('--clip-duration <seconds>', 'length of each clip, 2 to 4')
        .argParser((text) => inRange(Number(text), 2, 4))
        .default(3),
    )
    .addOption(
      new Option('--music <genre>', 'genre of the music, or none')
        .choices([...MusicGenre.options, 'none'])
        .default('upbeat'),
    )
    .option('--style <words>', 'style keywords, separated by commas', splitWords, [])
    .option('--font <id>', 'font of the text, such as Montserrat-Bold')
    .addOption(new Option('--color <#RRGGBB>', 'colour of the text').argParser(colour))
    .addOption(new Option('--ratio <w:h>', 'shape of the frame').choices(AspectRatio.options).default('16:9'))
    .addOption(
      new Option('--cards <style>', 'what the cards stand on: a picture out of focus or a plain colour')
        .choices(CardStyle.options)
        .default('picture'),
    )
    .addOption(wholeNumber('--seed <n>', 'fix it to get the same product again', 0, 2_147_483_647));
}

/** Takes the prompt and options, gives the order. Throws Failure (`usage`) when they contradict each other. */
export function toOrder(prompt: string, options: CreateOptions): Order {
  if (options.clips > options.images) {
    throw new Failure(EXIT.usage, 'usage', `--clips ${options.clips} needs at least as many --images.`);
  }
  const { scene, cta, images, clips, clipDuration, music, style, ratio, cards, font, color, seed } = options;
  return {
    prompt,
    scene,
    name: options.name ?? nameFrom(prompt),
    cta,
    images,
    clips,
    clipDuration,
    music: music === 'none' ? null : music,
    style,
    ratio,
    cards,
    ...(font !== undefined && { font }),
    ...(color !== undefined && { color }),
    ...(seed !== undefined && { seed }),
  };
}

/** The prompt up to where it goes into detail, with a capital, cut between words to fit the card. */
export function nameFrom(prompt: string): string {
  const [head = ''] = prompt.trim().split(/\s+(?:with|for|in|on|made|and)\s|[,.;:]/);
  const words = head.slice(0, NAME_LENGTH + 1).split(/\s+/);
  while (words.length > 1 && words.join(' ').length > NAME_LENGTH) words.pop();
  const name = words.join(' ').slice(0, NAME_LENGTH);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** An option that takes whole numbers of a range. */
export function wholeNumber(flags: string, description: string, least: number, most: number): Option {
  return new Option(flags, `${description}, ${least} to ${most}`).argParser((text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return inRange(value, least, most);
  });
}

function inRange(value: number, least: number, most: number): number {
  if (value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It has to be a number from ${least} to ${most}.`);
}

function colour(text: string): string {
  if (/^#[0-9a-f]{6}$/i.test(text)) return text;
  throw new InvalidArgumentError('It has to look like #FFFFFF.');
}

function splitWords(text: string): string[] {
  return text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
