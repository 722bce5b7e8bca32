import { AdmintError } from '@admint/contract';
import { encodeVideo } from '@admint/media';
import {
  createHostedModels,
  createLocalModels,
  createScriptedModels,
  type Choices,
  type ModelSet,
} from '@admint/providers';
import type { Logger } from 'pino';
import type { HostedConfig } from './config.ts';

export interface ModelOptions {
  /** `auto`, `local` or `scripted` */
  provider: string;
  hosted: HostedConfig;
  /** Folder for files on their way into storage. */
  workDir: string;
  /** Address of the scripted provider, when that is the one. */
  scriptedUrl?: string;
}

export interface OpenModels {
  models: ModelSet;
  /** What to try next, under a new key, when a model itself fails. */
  choices: Choices;
  close: () => Promise<void>;
}

/** The models the settings ask for. Throws `bad_configuration` for a provider this server does not know. */
export async function openModels(options: ModelOptions, log: Logger): Promise<OpenModels> {
  const { provider, workDir, scriptedUrl } = options;
  if (provider === 'scripted' && scriptedUrl) {
    return { ...(await createScriptedModels(scriptedUrl)), close: () => Promise.resolve() };
  }
  if (provider !== 'auto' && provider !== 'local') {
    throw new AdmintError(
      'bad_configuration',
      `ADMINT_PROVIDER=${provider} is not a provider this server can use.`,
    );
  }
  const local = createLocalModels({ workDir, encodeVideo });
  const close = () => local.close();
  if (provider === 'local') return { models: local, choices: onlyChoices(local), close };
  const { models, choices, skipped } = await createHostedModels({
    ...options.hosted,
    workDir,
    fallback: local,
  });
  for (const { kind, id, reason } of skipped) log.warn({ stage: kind, model: id }, reason);
  return { models, choices, close };
}

const onlyChoices = ({ text, image, video, music }: ModelSet): Choices => ({
  text: [text],
  image: [image],
  video: [video],
  music: [music],
});
