import { type AspectRatio, type Clip, place, type TextOverlay, type Timeline } from '@admint/contract';
import { accentId, type StoryAd, type StoryScene } from './build-story-timeline.ts';
import { sceneTextId } from './scene-text.ts';

/**
 * Reads an automatic ad's timeline back into what it was built from, so that it can be laid out for another shape with
 * its own texts, transitions and sounds. `look` is the name, call to action, font and colour that the version was made with.
 */
export function storyOf(timeline: Timeline, look: TextOverlay, aspect_ratio: AspectRatio): StoryAd {
  const music = timeline.audio.find(({ role }) => role === 'music');
  return {
    scenes: place(timeline).flatMap(({ item, start }) =>
      item.kind === 'clip' ? [sceneOf(timeline, item, start)] : [],
    ),
    text: look,
    audio: music ? { source: music.source, beats: music.beats } : null,
    plate: timeline.overlays.find(
      ({ id, background }) => id.startsWith(sceneTextId({ id: '' })) && background,
    )?.background?.color,
    grade: timeline.grade ?? { preset: 'none', strength: 0 },
    aspect_ratio,
    fps: timeline.fps,
  };
}

function sceneOf({ overlays, audio, fps }: Timeline, clip: Clip, start: number): StoryScene {
  const accent = audio.find(({ id }) => id === accentId(clip));
  const middle = start + Math.round(clip.transition.frames / 2);
  return {
    source: clip.source,
    length: clip.length / fps,
    text: overlays.find(({ id }) => id === sceneTextId(clip))?.text ?? '',
    transition: clip.transition.kind,
    accent: accent ? { source: accent.source, cut: (middle - accent.start + accent.in) / fps } : null,
  };
}
