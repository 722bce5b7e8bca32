import { AspectRatio, type MediaSource, type TextOverlay, type VideoAsset } from '@admint/contract';
import type { FinishValues } from './finish-form-schema.ts';

const SAFE_COLOUR = /^#[0-9a-fA-F]{6}$/;

/** The texts of the form as the ad gets them; a colour that is not finished being typed stays white. */
export function textOf({ product_name, cta, font, color }: FinishValues): TextOverlay {
  return { product_name, cta, font, color: SAFE_COLOUR.test(color) ? color : '#FFFFFF' };
}

export function ratioOf(values: FinishValues): AspectRatio {
  const ratio = AspectRatio.safeParse(values.aspect_ratio);
  return ratio.success ? ratio.data : '16:9';
}

/** A clip as a timeline's source. */
export function sourceOf(clip: VideoAsset): MediaSource {
  const [width, height] = clip.resolution.split('x').map(Number) as [number, number];
  return {
    // The page shows clips by address; the file's hash is the server's business.
    sha256: '0'.repeat(64),
    asset_id: clip.id,
    content_type: 'video/mp4',
    width: width || 0,
    height: height || 0,
    fps: clip.fps,
    duration: clip.duration,
    has_audio: false,
    ...(clip.focus && { focus: clip.focus }),
    ...(clip.crowd && { crowd: clip.crowd }),
  };
}
