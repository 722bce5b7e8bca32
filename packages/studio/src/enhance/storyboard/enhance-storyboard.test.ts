import { describe, expect, it } from 'vitest';
import type { Ask } from '../ask.ts';
import { enhanceStoryboard } from './enhance-storyboard.ts';
import { atClip, narrativeFromJson, narrativeFromMarkdown } from './narrative.ts';
import { contextOf, readStoryboard } from './storyboard.ts';

const BOARD = {
  storyboard_id: 'whatever else the file says',
  unified_narrative_path: 'unified_narrative.json',
  clips: [
    {
      clip_number: 1,
      motion_description: 'camera moves toward the shoes',
      start_frame_path: 'clip_001_start.png',
      end_frame_path: 'clip_001_end.png',
      camera_movement: 'orbit left',
      shot_size: 'wide',
      perspective: 'Low angle',
      lens_type: '35mm',
      duration: 5,
    },
    {
      motion_description: 'laces get tied',
      shot_list_metadata: { camera_movement: 'tilt', lens_type: '50mm' },
    },
    { motion_description: 'runner leaves the frame fast' },
  ],
};
const NARRATIVE = narrativeFromJson({
  emotional_arc: ['Curiosity wakes.', 'Focus grows.', 'Joy breaks out.'],
  visual_progression: { scene_1: 'The frame is dark', scene_2: 'Colour returns', scene_3: 'Full daylight' },
  scene_connections: [
    { from: 1, to: 2, transition: 'The shadow of the shoe becomes the lace' },
    'A step is heard',
  ],
});

describe('a storyboard', () => {
  it('gives every clip its camera, its frames and its place in the story', () => {
    const storyboard = readStoryboard(BOARD);
    expect(contextOf(storyboard, 0, NARRATIVE)).toEqual({
      first_frame: true,
      product: 'camera moves toward the shoes. laces get tied. runner leaves the frame fast',
      camera_movement: 'orbit left',
      shot_size: 'wide',
      perspective: 'Low angle',
      lens_type: '35mm',
      duration: 5,
      emotion: 'Curiosity wakes.',
      progression: 'The frame is dark',
      transition: 'The shadow of the shoe becomes the lace',
    });
    expect(contextOf(storyboard, 1, null)).toMatchObject({
      first_frame: true,
      camera_movement: 'tilt',
      lens_type: '50mm',
    });
    expect(contextOf(storyboard, 2, NARRATIVE)).not.toHaveProperty('transition');
  });

  it('is enhanced clip by clip, each with scores and what must not move', async () => {
    const traced = new Map<number, string>();
    const result = await enhanceStoryboard(readStoryboard(BOARD), NARRATIVE, {
      onStep: (clip, { status }) => void traced.set(clip, status),
    });
    expect(result).toMatchObject({ status: 'complete', clip_count: 3, narrative_used: true });
    expect(result.clips.map(({ clip_number }) => clip_number)).toEqual([1, 2, 3]);
    expect([...traced.keys()]).toEqual([1, 2, 3]);
    for (const clip of result.clips) {
      expect(clip.score.overall).toBeGreaterThan(clip.initial_score);
      expect(clip.score.dimensions.temporal_coherence).toBeGreaterThan(70);
      expect(clip.negative_prompt).toMatch(/jerky.*flicker.*inconsistent/);
      expect(['subtle', 'moderate', 'dynamic']).toContain(clip.motion_intensity);
      expect(clip.enhanced_motion_prompt).toContain('starts on the start frame');
      expect(clip.enhanced_motion_prompt.match(/as the start frame shows/g)).toHaveLength(1);
    }
    const [one, , three] = result.clips;
    expect(one?.enhanced_motion_prompt).toContain('orbits to the left');
    expect(one?.enhanced_motion_prompt).toContain('A wide shot, low angle, taken on a 35mm lens,');
    expect(one?.enhanced_motion_prompt).toContain('5 seconds');
    expect(one?.enhanced_motion_prompt).toContain('curiosity wakes; the frame is dark');
    expect(one?.enhanced_motion_prompt).toContain('the shadow of the shoe becomes the lace');
    expect(one).toMatchObject({ camera_movement: 'orbit left', start_frame_path: 'clip_001_start.png' });
    expect(three?.enhanced_motion_prompt).toContain('The shoes keep their shape');
    expect(result.plan.shot_list).toHaveLength(3);
    expect(three).toMatchObject({ motion_intensity: 'dynamic', fps: 30 });
  });

  it('shows its story to a language model', async () => {
    const users: string[] = [];
    const ask: Ask = (_, { task, user }) => {
      if (task === 'prompt-direction') users.push(user);
      return Promise.resolve({ ok: false, reason: 'down', cost: 0 });
    };
    await enhanceStoryboard(readStoryboard(BOARD), NARRATIVE, { ask });
    expect(users[0]).toContain('Curiosity wakes.');
    expect(users[0]).toContain('"lens_type":"35mm"');
  });

  it('keeps the finished clips when it is stopped', async () => {
    const controller = new AbortController();
    const result = await enhanceStoryboard(readStoryboard(BOARD), null, {
      signal: controller.signal,
      onStep: (clip) => void (clip === 2 && controller.abort()),
    });
    expect(result).toMatchObject({ status: 'interrupted', narrative_used: false });
    expect(result.clips).toHaveLength(1);
  });

  it.each([
    [null, 'the file'],
    [{}, 'clips'],
    [{ clips: [] }, 'holds no clip'],
    [{ clips: [{ motion_description: '  ' }] }, 'clips.0.motion_description: is empty'],
    [{ clips: [{ motion_description: 'x', duration: -1 }] }, 'clips.0.duration'],
  ])('is refused with the fault named: %j', (value, fault) => {
    expect(() => readStoryboard(value)).toThrow(fault);
  });
});

describe('a unified narrative', () => {
  it('reads the same from Markdown', () => {
    const text =
      '# Unified narrative\n\n## Overall Ad Story\nA story.\n\n## Emotional Arc\n- **Scene 1:** Curiosity wakes.\n- Focus grows.\n\n## Visual Progression\nThe frame is dark. Colour returns.\n';
    expect(narrativeFromMarkdown(text)).toEqual({
      emotional_arc: ['Scene 1: Curiosity wakes.', 'Focus grows.'].map((line) =>
        line.replace('Scene 1: ', ''),
      ),
      visual_progression: ['The frame is dark.', 'Colour returns.'],
      scene_connections: [],
    });
  });

  it('gives a clip the entry at its point of the story', () => {
    expect([0, 1, 2, 3].map((i) => atClip(['a', 'b'], i, 4))).toEqual(['a', 'a', 'b', 'b']);
    expect(atClip([], 0, 3)).toBeUndefined();
    expect(narrativeFromJson('nonsense').emotional_arc).toEqual([]);
  });
});
