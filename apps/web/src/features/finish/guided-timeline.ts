import type { SessionResponse, Timeline } from '@admint/contract';
import { buildTimeline } from '@admint/overlay';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { gradeOf, type FinishValues } from './finish-form-schema.ts';
import { ratioOf, sourceOf, textOf } from './timeline-parts.ts';

/** Takes the session and the form, gives the ad as the export will lay it out; null while no clip is chosen. */
export function guidedTimeline(session: SessionResponse, values: FinishValues): Timeline | null {
  const clips = chosenClips(session).map((clip) => ({ source: sourceOf(clip) }));
  if (clips.length === 0) return null;
  return buildTimeline({
    clips,
    text: textOf(values),
    // Music changes nothing that is seen.
    audio: null,
    intro_duration: values.intro_duration,
    outro_duration: values.outro_duration,
    card_style: values.card_style,
    aspect_ratio: ratioOf(values),
    grade: gradeOf(values),
  });
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
