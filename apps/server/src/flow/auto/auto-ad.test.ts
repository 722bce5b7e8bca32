import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  duration,
  type EditStoryboardRequest,
  type ExportView,
  type FinalScenePrompt,
  type GenerateResponse,
  type ProgressEvent,
  type Storyboard,
  type Timeline,
} from '@admint/contract';
import { probe } from '@admint/media';
import type { ScriptedServer } from '@admint/providers';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ApiClient } from '../../testing/api-client.ts';
import { type ScriptedStudio, startScriptedStudio } from '../../testing/scripted-studio.ts';
import type { ServerUnderTest } from '../../testing/server-under-test.ts';
import { scriptedDirector } from './testing/scripted-director.ts';

const PROMPT = 'Tired of cold coffee? Our blue ceramic mug with a bamboo lid keeps it hot.';

let studio: ScriptedStudio;
let provider: ScriptedServer;
let server: ServerUnderTest;
let api: ApiClient;
/** Whether the language model answers as asked. */
let modelAnswers = false;

beforeAll(async () => {
  const write = (request: unknown) => (modelAnswers ? scriptedDirector(request) : undefined);
  studio = await startScriptedStudio('auto ad', { write });
  ({ provider, server, api } = studio);
});

beforeEach(async () => {
  provider.journal.script.rules = [];
  modelAnswers = false;
  await api.register();
});

afterAll(() => studio?.close());

/** Enhancement is left out where its questions would only cost time. */
const generate = (extra: Record<string, unknown> = {}) =>
  api.call<GenerateResponse>('POST', '/api/generate', {
    prompt: PROMPT,
    quality: 'draft',
    seed: 4711,
    coherence: { prompt_enhancement: false },
    ...extra,
  });
const board = (id: string) => api.call<Storyboard>('GET', `/api/sessions/${id}/storyboard`);
const jobsOf = (id: string, kind?: string) =>
  [...provider.journal.jobs.values()].filter((job) => job.key.startsWith(id) && (!kind || job.kind === kind));
const timelineOf = async (id: string): Promise<Timeline> => {
  const client = new pg.Client({ connectionString: studio.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ timeline: Timeline }>(
    'select timeline from generations where id = $1',
    [id],
  );
  await client.end();
  return rows[0]?.timeline as Timeline;
};
/** Reads the total of the owner, that of the ad and the sum of its settled calls in one snapshot, again and again. */
async function watchTotals(id: string): Promise<() => Promise<Set<string>>> {
  const client = new pg.Client({ connectionString: studio.databaseUrl });
  await client.connect();
  const seen = new Set<string>();
  let watching = true;
  const watched = (async () => {
    while (watching) {
      const { rows } = await client.query<{ owner: string; ad: string; booked: string }>(
        `select u.total_cost as owner, s.total_cost as ad,
           (select coalesce(sum(settled), 0) from provider_calls where session_id = s.id) as booked
         from sessions s join users u on u.id = s.user_id where s.id = $1`,
        [id],
      );
      for (const { owner, ad, booked } of rows) seen.add([owner, ad, booked].map(Number).join(' = '));
      await sleep(5);
    }
    await client.end();
  })();
  return async () => {
    watching = false;
    await watched;
    return seen;
  };
}
/** What a player and a shop would find in the file. */
async function probed(path: string) {
  const folder = await mkdtemp(join(tmpdir(), 'admint-auto-film-'));
  const file = join(folder, 'film');
  await writeFile(file, await api.download(path));
  const info = await probe(file);
  await rm(folder, { recursive: true });
  return info;
}
/** Waits until all clips stand, then ends the ad: a film of its own in each test would take longer than it proves. */
const composing = async (id: string) => {
  for (;;) {
    const session = await api.session(id);
    if (!session.running) throw new Error(JSON.stringify(session.failure));
    if (session.stage === 'final_composition') {
      await api.send('POST', `/api/sessions/${id}/cancel`, {});
      return session;
    }
    await sleep(50);
  }
};
const wordsOf = ({ overlays }: Timeline) => overlays.map(({ text }) => text);
/** The ad in 9:16, small, once it is ready. */
const exported = async (id: string): Promise<ExportView | undefined> => {
  const path = `/api/sessions/${id}/exports`;
  await api.call('POST', path, { ratios: ['9:16'], quality: 'draft' });
  for (;;) {
    const [file] = (await api.call<{ exports: ExportView[] }>('GET', path)).exports;
    if (file?.status !== 'processing') return file;
    await sleep(100);
  }
};
const generation = async (id: string) =>
  (await api.call<{ status: string; cost: number; progress: number }>('GET', `/api/generations/${id}`)) ??
  null;
const created = (id: string, kind: string) =>
  jobsOf(id, kind).map((job) => [job.key, provider.journal.creates.get(job.key)]);

describe('an automatic ad', () => {
  it('becomes a finished video of the language model’s scenes, and every cent of it is on the bill', async () => {
    modelAnswers = true;
    const started = await generate({ num_clips: 2, coherence: {} });
    const totals = await watchTotals(started.session_id);
    const done = await api.settled(started.session_id, 240);
    expect(done.failure).toBeNull();
    expect(done).toMatchObject({ mode: 'auto', stage: 'complete', consistency_seed: 4711 });
    expect(done.final_video).toMatchObject({ generation_id: started.generation_id, resolution: '1920x1080' });

    const { specification, scenes, plan, narrative } = await board(started.session_id);
    expect(specification?.written_by).toBe('Scripted text');
    expect(narrative).toMatchObject({
      written_by: 'Scripted text',
      rounds: [{ scored_by: 'rules and Scripted text' }],
    });
    expect(scenes.map(({ overlay_text }) => overlay_text)).toEqual([
      'Line of scene one.',
      'Line of scene two.',
    ]);
    expect(scenes.every(({ image_id, clip_id }) => image_id !== null && clip_id !== null)).toBe(true);

    // The plan is in what was sent: shot, entities, one seed for the group, the story.
    const group = plan?.consistency_groups.find(({ entity }) => entity === 'product');
    const images = jobsOf(started.session_id, 'image').map(
      (job) => job.request as { seed: number; prompt: string },
    );
    expect(images).toHaveLength(2);
    for (const image of images) {
      expect(image.seed).toBe(group?.seed);
      expect(image.prompt).toContain('must look the same in scene 1 and scene 2');
      expect(image.prompt).toMatch(/feeling [12]/);
    }
    const clips = jobsOf(started.session_id, 'video').map((job) => job.request as { prompt: string });
    expect(clips.map(({ prompt }) => prompt).join(' ')).toContain('dolly in');

    const spent = jobsOf(started.session_id).reduce((sum, job) => sum + job.cost, 0);
    expect(Math.round(done.total_cost * 1e6)).toBe(spent);
    const profile = await api.call<{ total_cost: number; video_count: number }>('GET', '/api/user/profile');
    expect(profile.total_cost).toBe(done.total_cost);
    expect(profile.video_count).toBe(1);
    expect((await generation(started.generation_id)).status).toBe('completed');
    // Call, ad and owner are booked in one transaction: no snapshot shows one without the others.
    const snapshots = [...(await totals())];
    expect(snapshots.length).toBeGreaterThan(4);
    for (const snapshot of snapshots) expect(new Set(snapshot.split(' = ')).size, snapshot).toBe(1);

    const film = await probed(done.final_video?.url ?? '');
    expect(film).toMatchObject({
      width: 1920,
      height: 1080,
      fps: 30,
      variable_rate: false,
      video_codec: 'h264',
      pix_fmt: 'yuv420p',
      audio: { codec: 'aac', sample_rate: 48000, channels: 2 },
    });
    const timeline = await timelineOf(started.generation_id);
    expect(film.frames).toBe(duration(timeline));
    expect(film.bytes / film.duration).toBeLessThan(50e6 / 15);
    const thumbnail = await probed(done.final_video?.thumbnail_url ?? '');
    expect(thumbnail.kind).toBe('image');
    expect(thumbnail.width / thumbnail.height).toBeCloseTo(16 / 9, 1);
  }, 300_000);

  it('is written by rules when the model’s answers will not do, says so, and shows how far it is', async () => {
    const started = await generate({ num_clips: 3, framework: 'PAS', aspect_ratio: '9:16', coherence: {} });
    const done = await api.settled(started.session_id, 240);
    expect(done.stage, JSON.stringify(done.failure)).toBe('complete');
    expect(done.warnings.join(' ')).toContain('so it was written by rules');
    expect(done.final_video?.resolution).toBe('1080x1920');
    expect(done.clip_order).toHaveLength(3);
    const { scenes, enhanced_prompt } = await board(started.session_id);
    expect(scenes.map(({ beat }) => beat)).toEqual(['Problem', 'Agitation', 'Solution']);
    expect(enhanced_prompt?.final_score).toBeGreaterThanOrEqual(enhanced_prompt?.initial_score ?? 100);
    const events: ProgressEvent[] = await api.events(started.session_id, 0, (e) => e.stage === 'complete');
    const bar = events.map(({ progress }) => progress);
    expect(bar).toEqual(bar.toSorted((a, b) => a - b));
    // 10 words, 20 plan, 30 to 70 clips, 80 stitching, 90 sound, 100 done; and what is done is said.
    const at = (stage: string) =>
      events.filter((event) => event.stage === stage).map((event) => event.progress);
    expect(at('ad_specification')).toContain(10);
    expect(at('scene_planning').at(-1)).toBe(20);
    expect(at('clip_generation')).toContain(30);
    expect(at('video_generation').at(-1)).toBe(70);
    for (const share of at('video_generation')) expect(share).toBeGreaterThanOrEqual(30);
    expect(at('final_composition')).toContain(80);
    expect(at('audio')).toContain(90);
    expect(at('complete')).toEqual([100]);
    for (const { message } of events) expect(message).not.toBe('');

    // The story turns at scene 3, and a hit marks it on the cut.
    const timeline = await timelineOf(started.generation_id);
    expect(timeline.audio.map(({ role }) => role)).toEqual(['music', 'effect']);
    expect(timeline.overlays.filter(({ id }) => id.startsWith('text-'))).toHaveLength(3);
    expect(timeline.grade).toEqual({ preset: 'warm', strength: 0.6 });
  }, 300_000);

  it('stops at the storyboard when asked to, lets it be changed, and makes what stands there', async () => {
    const started = await generate({ num_clips: 3, review: true });
    const waiting = await api.settled(started.session_id, 60);
    expect(waiting).toMatchObject({ stage: 'created', final_video: null, progress: { progress: 20 } });
    expect(waiting.progress?.words).toEqual({ key: 'storyboard-ready' });
    for (const list of ['sessions', 'generations'] as const) {
      const lists = await api.call<Record<string, { waits_for_you?: boolean }[]>>(
        'GET',
        `/api/${list}?limit=1`,
      );
      expect(lists[list]?.[0]?.waits_for_you, list).toBe(true);
    }
    expect(jobsOf(started.session_id, 'image')).toEqual([]);
    const first = await board(started.session_id);
    expect(first).toMatchObject({ status: 'review', editable: true });
    expect(first.estimated_cost).toBeGreaterThan(0.8 * 3);

    const path = `/api/sessions/${started.session_id}/storyboard`;
    const [scene] = first.scenes;
    if (!scene) throw new Error('three scenes were asked for');
    const edit: EditStoryboardRequest = {
      scenes: [{ number: 1, visual_prompt: scene.visual_prompt, overlay_text: 'My own words', duration: 3 }],
      cta: 'Come in',
    };
    const edited = await api.call<Storyboard>('PUT', path, edit);
    expect(edited.scenes).toMatchObject([{ overlay_text: 'My own words', duration: 3, number: 1 }]);
    expect(edited.plan?.shot_list).toHaveLength(1);

    await api.call('POST', `${path}/approve`, {});
    const done = await api.settled(started.session_id, 240);
    expect(done.stage, JSON.stringify(done.failure)).toBe('complete');
    expect(done.final_video?.generation_id).toBe(started.generation_id);
    expect(done.composition?.text_overlay.cta).toBe('Come in');
    expect(jobsOf(started.session_id, 'video')).toHaveLength(1);
    expect((await api.problem('PUT', path, edit)).code).toBe('wrong_stage');
    expect((await api.problem('POST', `${path}/approve`, {})).code).toBe('wrong_stage');

    // Its words are changed for nothing, and other shapes keep them, frame for frame.
    const { text_overlay, audio } = done.composition ?? {};
    const scene_texts = [{ scene: 1, text: 'Better words' }];
    const unknown = [{ scene: 2, text: '' }];
    const refusal = await api.problem('POST', '/api/compose-final-video', {
      session_id: started.session_id,
      text_overlay,
      scene_texts: unknown,
    });
    expect(refusal).toMatchObject({ code: 'validation_failed', fields: [{ field: 'scene_texts' }] });
    await api.compose(started.session_id, { text_overlay, audio, scene_texts });
    const again = await api.settled(started.session_id);
    expect(again.total_cost).toBe(done.total_cost);
    expect(wordsOf(await timelineOf(started.generation_id))).toContain('My own words');
    expect(wordsOf(await timelineOf(again.final_video?.generation_id ?? ''))).toContain('Better words');
    expect((await board(started.session_id)).scenes).toMatchObject([{ overlay_text: 'Better words' }]);
    const tall = await exported(started.session_id);
    expect(tall).toMatchObject({ status: 'completed', resolution: '1080x1920' });
    expect(tall?.duration).toBeCloseTo(again.final_video?.duration ?? 0, 2);
  }, 300_000);

  it('gives its plan away as files with the names of the epics', async () => {
    const started = await generate({ num_clips: 2, review: true, coherence: {} });
    await api.settled(started.session_id, 60);
    const { files } = await board(started.session_id);
    const names = [
      '00_original_prompt.txt',
      '01_agent1_iteration_1.txt',
      '02_agent2_iteration_1.txt',
      '05_final_enhanced_prompt.txt',
      '06_videodirectorgpt_plan.json',
      '07_final_scene_prompts.json',
      'prompt_trace_summary.json',
      'unified_narrative.json',
      'unified_narrative.md',
    ];
    expect(files).toEqual(expect.arrayContaining(names));
    const read = async (name: string) =>
      (await api.download(`/api/sessions/${started.session_id}/plan/${name}`)).toString();
    expect(await read('00_original_prompt.txt')).toBe(`${PROMPT}\n`);
    expect(JSON.parse(await read('07_final_scene_prompts.json')) as FinalScenePrompt[]).toHaveLength(2);
    expect(await read('unified_narrative.md')).toContain('## Product Reveal Strategy');
    expect((await api.problem('GET', `/api/sessions/${started.session_id}/plan/..%2Fsecrets`)).code).toBe(
      'not_found',
    );
    await api.register();
    const theirs = await api.problem('GET', `/api/sessions/${started.session_id}/plan/unified_narrative.md`);
    expect(theirs.code).toBe('session_not_found');
  }, 60_000);

  it('stops inside a stage at once, keeps what is finished, and goes on when asked', async () => {
    provider.journal.script.rules = [{ kind: 'video', delay: 60_000, times: 2 }];
    const started = await generate({ num_clips: 2 });
    while (jobsOf(started.session_id, 'video').length < 2) await sleep(50);
    await api.call('POST', `/api/sessions/${started.session_id}/cancel`, {});
    const stopped = await api.session(started.session_id);
    expect(stopped).toMatchObject({ running: false, final_video: null });
    expect(stopped.generated_images).toHaveLength(2);
    expect((await generation(started.generation_id)).status).toBe('canceled');
    while (jobsOf(started.session_id, 'video').some((job) => !job.canceled)) await sleep(50);

    await api.call('POST', `/api/sessions/${started.session_id}/retry`, {});
    expect((await generation(started.generation_id)).status).toBe('processing');
    const goesOn = await composing(started.session_id);
    expect(goesOn.clip_order).toHaveLength(2);
    // The pictures of the run that was stopped are taken over from the cache.
    expect(jobsOf(started.session_id, 'image')).toHaveLength(2);
  }, 300_000);

  it('stops between its words, before a picture was ordered', async () => {
    provider.journal.script.rules = [{ kind: 'text', delay: 3000, times: 1 }];
    const started = await generate({ num_clips: 1 });
    while (jobsOf(started.session_id).length === 0) await sleep(20);
    await api.call('POST', `/api/sessions/${started.session_id}/cancel`, {});
    await sleep(4000);
    expect(jobsOf(started.session_id, 'image')).toEqual([]);
    expect(await api.session(started.session_id)).toMatchObject({ stage: 'created', running: false });
  }, 60_000);

  it('names the scene that failed; trying again makes only that one', async () => {
    const refused = {
      code: 'content_refused',
      message: 'No mugs.',
      retryable: true,
      charged: 'none',
    } as const;
    provider.journal.script.rules = [{ kind: 'video', match: 'extreme close-up', fault: refused, times: 8 }];
    const started = await generate({ num_clips: 2, framework: 'AIDA' });
    const failed = await api.settled(started.session_id, 60);
    expect(failed).toMatchObject({ stage: 'failed', failure: { stage: 'clip_generation', retryable: true } });
    expect(failed.failure?.parts.map(({ name }) => name)).toEqual(['scene 1']);
    expect((await generation(started.generation_id)).status).toBe('failed');
    provider.journal.script.rules = [];
    const before = jobsOf(started.session_id, 'video').length;
    await api.call('POST', `/api/sessions/${started.session_id}/retry`, {});
    await composing(started.session_id);
    expect(jobsOf(started.session_id, 'video')).toHaveLength(before + 1);
  }, 300_000);

  it('survives a kill -9 in the middle: nothing is bought twice', async () => {
    provider.journal.script.rules = [{ kind: 'video', delay: 1500, times: 1 }];
    const started = await generate({ num_clips: 1, music: { enabled: false } });
    while (jobsOf(started.session_id, 'video').length === 0) await sleep(20);
    await server.kill();
    await server.start();
    await composing(started.session_id);
    for (const kind of ['text', 'image', 'video'])
      for (const [key, creates] of created(started.session_id, kind)) expect(creates, String(key)).toBe(1);
    const paid = () => jobsOf(started.session_id).reduce((sum, job) => sum + job.cost, 0);
    const spent = async () => Math.round((await api.session(started.session_id)).total_cost * 1e6);
    await expect.poll(async () => (await spent()) - paid(), { timeout: 20_000 }).toBe(0);
  }, 300_000);
});

describe('an order for an automatic ad', () => {
  it.each([
    [{ prompt: 'too short' }, 'prompt'],
    [{ prompt: 'x'.repeat(501) }, 'prompt'],
    [{ num_clips: 9 }, 'num_clips'],
    [{ num_clips: 0 }, 'num_clips'],
    [{ num_clips: 2, duration: 40 }, 'duration'],
    [{ duration: 5 }, 'duration'],
    [{ aspect_ratio: '3:2' }, 'aspect_ratio'],
  ])('is refused with the field named: %j', async (body, field) => {
    const problem = await api.problem('POST', '/api/generate', { prompt: PROMPT, ...body });
    expect(problem.code).toBe('validation_failed');
    expect(problem.fields?.map((fault) => fault.field)).toContain(field);
  });

  it('is refused before anything is spent when it does not fit its budget', async () => {
    const problem = await api.problem('POST', '/api/generate', { prompt: PROMPT, num_clips: 3, budget: 0.5 });
    expect(problem).toMatchObject({ code: 'budget_exceeded', charged: 'none' });
    const { sessions } = await api.call<{ sessions: unknown[] }>('GET', '/api/sessions');
    expect(sessions).toEqual([]);
  });

  it('is planned from its scenes alone when enhancement, planning and narrative are switched off', async () => {
    const off = { prompt_enhancement: false, director_planning: false, unified_narrative: false };
    const started = await generate({ num_clips: 2, review: true, coherence: off });
    await api.settled(started.session_id, 60);
    const { scenes, plan, narrative, enhanced_prompt, files } = await board(started.session_id);
    expect(scenes).toHaveLength(2);
    expect([plan, narrative, enhanced_prompt]).toEqual([null, null, null]);
    expect(files).toContain('07_final_scene_prompts.json');
    expect(files).not.toContain('06_videodirectorgpt_plan.json');
  }, 60_000);

  it('takes an ad with photos that was not begun, and no other', async () => {
    const session_id = await api.newSession();
    const started = await generate({ session_id, num_clips: 1, review: true });
    expect(started.session_id).toBe(session_id);
    await api.settled(session_id, 60);
    const problem = await api.problem('POST', '/api/generate', { prompt: PROMPT, session_id });
    expect(problem).toMatchObject({ code: 'wrong_stage', fields: [{ field: 'session_id' }] });
  }, 60_000);
});
