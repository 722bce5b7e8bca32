import {
  place,
  type SessionResponse,
  type Storyboard,
  type Timeline,
  transitionInto,
} from '@admint/contract';
import { buildStoryTimeline, plateFor } from '@admint/overlay';
import { chosenClips } from '../../lib/chosen-clips.ts';
import { gradeOf, type FinishValues } from './finish-form-schema.ts';
import { ratioOf, sourceOf, textOf } from './timeline-parts.ts';

/**
 * Takes an automatic ad, its storyboard and the form, gives the ad as the export will lay it out: each scene with its
 * words and the way into it. Null while it has no clip.
 */
export function storyTimeline(
  session: SessionResponse,
  {
    scenes,
    settings,
    specification,
    plan,
  }: Pick<Storyboard, 'scenes' | 'settings' | 'specification' | 'plan'>,
  values: FinishValues,
): Timeline | null {
  const clips = chosenClips(session);
  if (clips.length === 0) return null;
  return buildStoryTimeline({
    scenes: clips.map((clip, i) => {
      const joins = clip.continues !== undefined && clip.continues === clips[i - 1]?.id;
      const scene = scenes.find(({ number }) => number === clip.scene);
      const text = values.scene_texts.find((typed) => typed.scene === scene?.number)?.text;
      return {
        source: sourceOf(clip),
        length: scene?.duration ?? clip.duration,
        text: text ?? scene?.overlay_text ?? '',
        transition: scene ? transitionInto(scene, plan, joins) : 'crossfade',
      };
    }),
    text: textOf(values),
    // Sounds change nothing that is seen.
    audio: null,
    grade: gradeOf(values) ?? { preset: 'none', strength: 0 },
    plate: specification ? plateFor(specification.brand.colors, textOf(values).color) : undefined,
    aspect_ratio: ratioOf(values),
    fps: settings.fps,
  });
}

/** The frame in the middle of a scene, where its words stand; 0 for a scene without a clip. */
export function momentOf(session: SessionResponse, timeline: Timeline | null, scene: number): number {
  const index = chosenClips(session).findIndex((clip) => clip.scene === scene);
  const item = timeline ? place(timeline)[index] : undefined;
  return item ? Math.round((item.start + item.end) / 2) : 0;
}
