import {
  AspectRatio,
  type MediaSource,
  type SessionResponse,
  type Timeline,
  type VideoAsset,
} from '@admint/contract';
import { buildTimeline } from '@admint/overlay';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { gradeOf, type FinishValues } from './finish-form-schema.ts';

const SAFE_COLOUR = /^#[0-9a-fA-F]{6}$/;

/** Takes the session and the form, gives the ad as the export will lay it out; null while no clip is chosen. */
export function guidedTimeline(session: SessionResponse, values: FinishValues): Timeline | null {
  const clips = chosenClips(session).map((clip) => ({ source: sourceOf(clip) }));
  if (clips.length === 0) return null;
  const ratio = AspectRatio.safeParse(values.aspect_ratio);
  return buildTimeline({
    clips,
    text: {
      product_name: values.product_name,
      cta: values.cta,
      font: values.font,
      color: SAFE_COLOUR.test(values.color) ? values.color : '#FFFFFF',
    },
    // Music changes nothing that is seen.
    audio: null,
    intro_duration: values.intro_duration,
    outro_duration: values.outro_duration,
    aspect_ratio: ratio.success ? ratio.data : '16:9',
    grade: gradeOf(values),
  });
}

function sourceOf(clip: VideoAsset): MediaSource {
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
  };
}

/** Takes a timeline, gives the colours its cards are painted with: what text has to stand out from. */
export function cardColors(timeline: Timeline | null): string[] {
  return (timeline?.video ?? []).flatMap((item) => {
    if (item.kind !== 'card') return [];
    const { background } = item;
    if (background.kind === 'gradient') return [background.from, background.to];
    return background.kind === 'color' ? [background.color] : [];
  });
}
