import { type AspectRatio, type CompositionSettings, PLACEMENTS, type Timeline } from '@admint/contract';
import { buildStoryTimeline, buildTimeline, storyOf } from '@admint/studio';

/** A finished version: its document, and the settings it was made with. */
export interface Version {
  timeline: Timeline;
  settings: CompositionSettings;
  /** An automatic ad, whose scenes have texts, transitions and sounds of their own. */
  isStory: boolean;
}

/**
 * Takes a version and the shape and place it is for, gives its timeline laid out for them: the same clips, texts and
 * music, with the safe area and loudness of the place.
 */
export function layAgain(version: Version, to: { ratio: AspectRatio; placement: string | null }): Timeline {
  const { timeline, settings, isStory } = version;
  const laid = isStory
    ? buildStoryTimeline(storyOf(timeline, settings.text_overlay, to.ratio))
    : guidedAgain(timeline, settings, to.ratio);
  const place = PLACEMENTS.find((placement) => placement.id === to.placement);
  return place ? { ...laid, safe_area: place.safe_area, loudness: place.loudness } : laid;
}

function guidedAgain(timeline: Timeline, settings: CompositionSettings, ratio: AspectRatio): Timeline {
  const seconds = (frames: number) => frames / timeline.fps;
  const music = timeline.audio.find((item) => item.role === 'music');
  return buildTimeline({
    clips: timeline.video.flatMap((item) =>
      item.kind === 'clip'
        ? [{ source: item.source, in: seconds(item.in), length: seconds(item.length) }]
        : [],
    ),
    text: settings.text_overlay,
    audio: music ? { source: music.source, beats: music.beats } : null,
    intro_duration: settings.intro_duration,
    outro_duration: settings.outro_duration,
    card_style: settings.card_style ?? 'colour',
    aspect_ratio: ratio,
    grade: timeline.grade,
    fps: timeline.fps,
  });
}
