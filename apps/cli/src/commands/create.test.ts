import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStudio, type Script, type Studio } from '../testing/studio.ts';

const ADMINT = fileURLToPath(new URL('../../bin/admint.mjs', import.meta.url));
const PROMPT = 'pink tennis shoes with white laces';

let folder: string;
let studio: Studio | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admint-cli-'));
});
afterEach(async () => {
  await studio?.close();
  studio = undefined;
  await rm(folder, { recursive: true });
});

interface Run {
  code: number | null;
  out: string;
  err: string;
}

function start(
  args: string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Run> } {
  const child = spawn(process.execPath, [ADMINT, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ADMINT_HOME: join(folder, 'home'), ...env },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended };
}

async function create(script: Script, ...args: string[]): Promise<Run> {
  studio = await startStudio(script);
  return start(['create', PROMPT, '--server', studio.url, ...args]).ended;
}

const bodyOf = (name: string) => studio?.calls.find((call) => call.name === name)?.body;

describe('admint create', () => {
  it('makes the ad, writes the file and ends with one line of JSON', async () => {
    const video = Buffer.from('the finished video');
    const { code, out, err } = await create({ video }, '--json', '--out', 'ads/ad.mp4');
    expect(err).toContain('100% Your video is ready!');
    expect(code).toBe(0);
    expect(out.trim().split('\n')).toHaveLength(1);
    const result = JSON.parse(out) as { seconds: number; parts: Record<string, number> };
    expect(result).toMatchObject({
      out: expect.stringMatching(/ads\/ad\.mp4$/),
      duration: 9.8,
      width: 1920,
      height: 1080,
      fps: 30,
      bytes: video.length,
      total_cost: 0.3,
      session_id: studio?.session().id,
    });
    expect(Object.keys(result.parts)).toEqual(['start', 'images', 'clips', 'composition', 'download']);
    expect(Object.values(result.parts).reduce((a, b) => a + b)).toBeLessThanOrEqual(result.seconds + 0.05);
    expect(await readFile(join(folder, 'ads/ad.mp4'))).toEqual(video);
    expect(await readdir(join(folder, 'ads'))).toEqual(['ad.mp4']);
  });

  it('asks for exactly what the options say', async () => {
    const options =
      '--scene|girl running in the sun|--name|AirRun Pro|--cta|Go!|--images|5|--clips|2|--clip-duration|2.5|--music|chill|--style|studio, warm|--font|BebasNeue|--color|#00FF00|--ratio|9:16|--cards|colour|--seed|7';
    expect(await create({}, ...options.split('|'))).toMatchObject({ code: 0 });
    const session_id = studio?.session().id;
    expect(bodyOf('generateImages')).toEqual({
      session_id,
      product_prompt: PROMPT,
      num_images: 5,
      style_keywords: ['studio', 'warm'],
      seed: 7,
    });
    expect(bodyOf('generateClips')).toEqual({
      session_id,
      video_prompt: 'girl running in the sun',
      clip_duration: 2.5,
    });
    expect(bodyOf('composeFinalVideo')).toEqual({
      session_id,
      text_overlay: { product_name: 'AirRun Pro', cta: 'Go!', font: 'BebasNeue', color: '#00FF00' },
      audio: { enabled: true, genre: 'chill' },
      aspect_ratio: '9:16',
      card_style: 'colour',
    });
  });

  it('chooses images by view and clips in the order of their images', async () => {
    await create({}, '--clips', '3', '--music', 'none');
    const session = studio?.session();
    const views = session?.approved_images.map(
      (id) => session.generated_images.find((image) => image.id === id)?.view_type,
    );
    expect(views).toEqual(['front', 'lifestyle', 'side']);
    const sources = session?.clip_order.map(
      (id) => session.generated_clips.find((clip) => clip.id === id)?.source_image_id,
    );
    expect(sources).toEqual(session?.approved_images);
    expect(bodyOf('composeFinalVideo')).toMatchObject({ audio: { enabled: false } });
  });

  it('prints the cost table, and nothing on standard error when quiet', async () => {
    const { code, out, err } = await create({}, '--quiet');
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/image_generator +m +6 +4\.0 +\$0\.30/);
    expect(out).toMatch(/Total +\$0\.30/);
    expect(out).toContain('9.8 s, 1920×1080, 30 fps');
  });

  it('shows each message once and finishes although its socket is cut after every event', async () => {
    const { code, err } = await create({ cutSocket: true, stageMs: 700 });
    expect(code).toBe(0);
    expect(err.match(/Images ready for review!/g)).toHaveLength(1);
  });

  it('finds the server that runs on the data folder, and takes no notice of one that is gone', async () => {
    studio = await startStudio();
    await mkdir(join(folder, 'home'));
    const announce = (pid: number, url = studio?.url) =>
      writeFile(join(folder, 'home/server.json'), JSON.stringify({ url, pid }));
    await announce(process.pid);
    expect((await start(['create', PROMPT]).ended).code).toBe(0);
    const before = studio.calls.length;
    const gone = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => gone.on('close', resolve));
    await announce(gone.pid ?? 0);
    // Its own server cannot start with this setting, which shows that it tried to start one.
    const { code, err } = await start(['create', PROMPT], { ADMINT_PROVIDER: 'No such name' }).ended;
    expect(err).toContain('ADMINT_PROVIDER');
    expect(code).toBe(3);
    expect(studio.calls.length).toBe(before);
  });

  it('cancels the run at Ctrl-C, says what was spent and leaves no half file', async () => {
    studio = await startStudio({ stageMs: 60_000 });
    const { child, ended } = start(['create', PROMPT, '--server', studio.url, '--json']);
    await expect.poll(() => studio?.session().running, { timeout: 20_000 }).toBe(true);
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect(code).toBe(130);
    expect(studio.calls.at(-1)?.name).toBe('cancelSession');
    expect(err).toContain('$0.30 was spent');
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'interrupted', exit_code: 130 } });
    expect(await readdir(folder)).not.toContain('ad.mp4.part');
  });
});

describe('the exit code of admint create', () => {
  it.each([
    [['--images', '9'], /from 4 to 8/],
    [['--images', '4.5'], /from 4 to 8/],
    [['--clips', '5', '--images', '4'], /at least as many --images/],
    [['--clip-duration', '5'], /from 2 to 4/],
    [['--music', 'polka'], /Allowed choices/],
    [['--color', 'red'], /#FFFFFF/],
    [['--nonsense'], /unknown option/],
    [['--out', '.'], /Cannot write/],
    [['--out', '/proc/nothing/ad.mp4'], /Cannot write/],
  ])('is 2 for %j, before a server is even looked for', async (args, said) => {
    const { code, err } = await start(['create', PROMPT, ...args]).ended;
    expect(err).toMatch(said);
    expect(code).toBe(2);
  });

  it('is 2 without a prompt', async () => {
    expect((await start(['create']).ended).code).toBe(2);
  });

  it('is 3 when the server does not answer', async () => {
    const { code, err } = await start(['create', PROMPT, '--server', 'http://127.0.0.1:9']).ended;
    expect(err).toContain('No AdMint server answers');
    expect(code).toBe(3);
  });

  it.each([
    [['--scene', 'too short'], '--scene: Too small'],
    [['--name', 'x'.repeat(51)], '--name: Too big'],
    [['--cta', 'x'.repeat(31)], '--cta: Too big'],
    [['--font', 'Comic'], '--font: this server has BebasNeue'],
  ])('is 4 for %j, before anything is paid for', async (args, said) => {
    const { code, err } = await create({}, ...args);
    expect(err).toContain(said);
    expect(err).toContain('You were not charged');
    expect(studio?.calls.map(({ name }) => name)).not.toContain('createSession');
    expect(code).toBe(4);
  });

  it('is 4 when the server refuses the input for a reason of its own', async () => {
    const refused = { status: 422, code: 'content_refused', detail: 'Not this.', charged: 'none' };
    const { code, err } = await create({ refuse: { generateImages: refused } });
    expect(err).toContain('Not this.\nYou were not charged for this.');
    expect(code).toBe(4);
  });

  it('is 4 without a login on a server that has no demo user', async () => {
    const { code, err } = await create({ demo: false });
    expect(err).toContain('--email');
    expect(code).toBe(4);
  });

  it('is 5 when a stage fails, and says whether money was spent', async () => {
    const { code, err, out } = await create({ failAt: 'clip_generation' }, '--json');
    expect(err).toContain('Clip generation failed: The model is down.');
    expect(err).toContain('You were not charged for this. Spent on this ad so far: $0.30.');
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'model_error', charged: 'none', exit_code: 5 } });
    expect(code).toBe(5);
  });

  it('is 6 when the budget refuses it', async () => {
    const refused = { status: 402, code: 'budget_exceeded', detail: 'Over the cap.', charged: 'none' };
    const { code, err } = await create({ refuse: { generateClips: refused } });
    expect(err).toContain('Over the cap.');
    expect(code).toBe(6);
  });
});

describe('admint doctor', () => {
  it('says what is there, in words and as JSON', async () => {
    studio = await startStudio();
    const words = await start(['doctor'], { ADMINT_SERVER: studio.url }).ended;
    expect(words.out).toContain(`Node ${process.versions.node}`);
    expect(words.out).toContain(`runs at ${studio.url}`);
    expect(words.out).toContain('all 1 agents are ready: local (m)');
    const json = await start(['doctor', '--json']).ended;
    const { findings } = JSON.parse(json.out) as { findings: { name: string }[] };
    expect(findings.map(({ name }) => name)).toEqual([
      'node',
      'dependencies',
      'build',
      'data folder',
      'disk space',
      'database',
      'server',
      'port',
      'providers',
      'chromium',
    ]);
  });

  it('ends with 1 and names what is missing', async () => {
    const env = { DATABASE_URL: 'postgres://127.0.0.1:9/x', ADMINT_HOME: '/proc/nothing' };
    const { code, out, err } = await start(['doctor'], env).ended;
    expect(out).toContain('nothing answers at 127.0.0.1:9');
    expect(out).toContain('/proc/nothing cannot be written');
    expect(err).toMatch(/Missing: .*data folder, database/);
    expect(code).toBe(1);
  });
});
