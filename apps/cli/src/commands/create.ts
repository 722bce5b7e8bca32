import { Command } from 'commander';
import { costTable } from '../create/cost-table.ts';
import {
  addAutoOptions,
  type AutoOptions,
  autoRequest,
  refuseAutoOptions,
  refuseGuidedOptions,
} from '../create/auto-order.ts';
import { makeAd, type MadeAd, type MakeOptions } from '../create/make-ad.ts';
import { type MadeAutoAd, makeAutoAd } from '../create/make-auto-ad.ts';
import { addOrderOptions, type CreateOptions, toOrder } from '../create/order.ts';
import { planText } from '../create/plan-text.ts';
import { progressView, type ProgressView } from '../create/progress-bar.ts';
import { prepareOutput } from '../create/save-file.ts';
import { readEnvironment } from '../environment.ts';
import { EXIT_HELP, Failure, failureOf } from '../failure.ts';
import type { Api } from '../server/api.ts';
import { connect } from '../server/connect.ts';

/** `admint create`: a whole ad from one sentence, through the same API the web app uses. */
export function createCommand(): Command {
  const command = new Command('create')
    .description('Make a whole ad: images, clips, text, music, one MP4.')
    .argument('<prompt>', 'the product in a sentence, 3 to 200 characters; 10 to 500 with --auto');
  return addAutoOptions(addOrderOptions(command))
    .option('--out <file>', 'where to write the video; an existing file is replaced', 'ad.mp4')
    .option('--server <url>', 'use this server (default: the running one, else one of its own)')
    .option('--email <login>', 'email or username, on a server without the demo user')
    .option('--password <password>', 'its password; ADMINT_PASSWORD keeps it out of the process list')
    .option('--json', 'end with one line of JSON on standard output')
    .option('--quiet', 'no progress on standard error')
    .addHelpText('after', EXIT_HELP)
    .action(async (prompt: string, options: CreateOptions & AutoOptions) => {
      const given = (name: string) => command.getOptionValueSource(name) === 'cli';
      const view = progressView(process.stderr, options.quiet === true);
      try {
        const result = await create(maker(prompt, options, given), options, view);
        view.end();
        process.stdout.write(options.json ? `${JSON.stringify(result.json)}\n` : result.text);
      } catch (error) {
        view.end();
        const failure = error instanceof Failure ? error : failureOf(error);
        if (options.json) process.stdout.write(`${JSON.stringify({ error: describe(failure) })}\n`);
        throw error;
      }
    });
}

type Maker = (api: Api, options: MakeOptions) => Promise<MadeAd | MadeAutoAd>;

/** Decides between the guided flow and the automatic pipeline. Throws Failure (`usage`) for options of the other. */
function maker(
  prompt: string,
  options: CreateOptions & AutoOptions,
  given: (name: string) => boolean,
): Maker {
  if (options.auto) {
    refuseGuidedOptions(given);
    const request = autoRequest(prompt, options, given);
    return (api, make) => makeAutoAd(api, request, make);
  }
  refuseAutoOptions(given);
  const order = toOrder(prompt, options);
  return (api, make) => makeAd(api, order, make);
}

async function create(make: Maker, options: CreateOptions, view: ProgressView) {
  const began = performance.now();
  const output = await prepareOutput(options.out);
  const { signal, release } = interruption(view);
  try {
    const connection = await connect(options, readEnvironment(), (line) => view.line(line));
    const start = secondsSince(began);
    try {
      const ad = await make(connection.api, {
        signal,
        onEvent: (event) => view.event(event),
        warn: (line) => view.line(`Note: ${line}`),
      });
      const downloading = performance.now();
      const bytes = await output.save(connection.api, ad.video.download_url);
      const parts = { start, ...ad.parts, download: secondsSince(downloading) };
      return report(ad, { out: output.path, bytes, seconds: secondsSince(began), parts });
    } finally {
      await connection.close();
    }
  } finally {
    await output.discard();
    release();
  }
}

interface Delivery {
  out: string;
  bytes: number;
  seconds: number;
  parts: Record<string, number>;
}

function report(ad: MadeAd | MadeAutoAd, { out, bytes, seconds, parts }: Delivery) {
  const { session, video, costs } = ad;
  const storyboard = 'storyboard' in ad ? ad.storyboard : null;
  const [width = 0, height = 0] = video.resolution.split('x').map(Number);
  const { duration, fps } = video;
  const facts = `${duration.toFixed(1)} s, ${width}×${height}, ${fps} fps, ${(bytes / 1e6).toFixed(1)} MB`;
  return {
    json: {
      out,
      duration,
      width,
      height,
      fps,
      bytes,
      total_cost: costs.total_cost,
      session_id: session.id,
      seconds,
      parts,
      ...(storyboard && {
        generation_id: video.generation_id,
        framework: storyboard.specification?.framework,
        scenes: storyboard.scenes.map(({ number, beat, overlay_text, duration: length, transition }) => ({
          number,
          beat,
          overlay_text,
          duration: length,
          transition,
        })),
      }),
    },
    text: `${storyboard ? `${planText({ framework: storyboard.specification?.framework, scenes: storyboard.scenes })}\n\n` : ''}${costTable(costs)}\n\n${out}\n${facts}, made in ${seconds.toFixed(0)} s\n`,
  };
}

function describe({ code, message, charged, exitCode }: Failure) {
  return { code, detail: message, charged, exit_code: exitCode };
}

/** Ctrl-C once cancels the run and waits for the server to say so; twice ends at once. */
function interruption(view: ProgressView): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    view.line('Stopping...');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}

function secondsSince(began: number): number {
  return Math.round((performance.now() - began) / 10) / 100;
}
