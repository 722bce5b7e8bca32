import { ComposeFinalVideoRequest, GenerateClipsRequest, GenerateImagesRequest } from '@admint/contract';
import type { z } from 'zod';
import { chargedSentence, EXIT, Failure } from '../failure.ts';
import type { Answer } from '../server/api.ts';
import type { Order } from './order.ts';

/** What the order asks of each stage, as the contract words it. */
export function imagesRequest(order: Order, session_id: string): z.input<typeof GenerateImagesRequest> {
  return {
    session_id,
    product_prompt: order.prompt,
    num_images: order.images,
    style_keywords: order.style,
    ...(order.seed !== undefined && { seed: order.seed }),
  };
}

export function clipsRequest(order: Order, session_id: string): z.input<typeof GenerateClipsRequest> {
  return { session_id, video_prompt: order.scene, clip_duration: order.clipDuration };
}

export function compositionRequest(
  order: Order,
  session_id: string,
): z.input<typeof ComposeFinalVideoRequest> {
  return {
    session_id,
    text_overlay: {
      product_name: order.name,
      cta: order.cta,
      ...(order.font !== undefined && { font: order.font }),
      ...(order.color !== undefined && { color: order.color }),
    },
    audio: order.music === null ? { enabled: false } : { enabled: true, genre: order.music },
    aspect_ratio: order.ratio,
    card_style: order.cards,
  };
}

/** The option a person wrote for a field of a request. */
const OPTION_OF_FIELD: Record<string, string> = {
  product_prompt: 'the prompt',
  video_prompt: '--scene',
  style_keywords: '--style',
  'text_overlay.product_name': '--name',
  'text_overlay.cta': '--cta',
  'text_overlay.font': '--font',
  'text_overlay.color': '--color',
};

const ANY_SESSION = '00000000-0000-4000-8000-000000000000';

/**
 * Checks every request of the ad before the first one is sent: a call to action that is too long must not come to
 * light after the images have been paid for. Throws Failure (`refused`) naming the options at fault.
 */
export function checkOrder(order: Order, { fonts }: Answer<'options'>): void {
  const checks = [
    GenerateImagesRequest.safeParse(imagesRequest(order, ANY_SESSION)),
    GenerateClipsRequest.safeParse(clipsRequest(order, ANY_SESSION)),
    ComposeFinalVideoRequest.safeParse(compositionRequest(order, ANY_SESSION)),
  ];
  const faults = checks
    .flatMap(({ error }) => error?.issues ?? [])
    .map(({ path, message }) => `${optionOf(path)}: ${message}`);
  if (order.font !== undefined && !fonts.some(({ id }) => id === order.font)) {
    faults.push(`--font: this server has ${fonts.map(({ id }) => id).join(', ')}`);
  }
  if (faults.length === 0) return;
  throw new Failure(
    EXIT.refused,
    'validation_failed',
    `This cannot be made:\n  ${faults.join('\n  ')}\n${chargedSentence('none')}`,
  );
}

function optionOf(path: PropertyKey[]): string {
  const field = path.filter((key) => typeof key === 'string').join('.');
  return OPTION_OF_FIELD[field] ?? field;
}
