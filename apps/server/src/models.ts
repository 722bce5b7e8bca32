import { AdmintError } from '@admint/contract';
import { encodeVideo } from '@admint/media';
import {
  type Choices,
  createHostedModels,
  createLocalModels,
  createScriptedModels,
  type ModelSet,
} from '@admint/providers';
import type { Logger } from 'pino';
import type { HostedConfig } from './config.ts';
import { fixedHouse, houseOf, type ModelHouse } from './models/house.ts';

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
  house: ModelHouse;
  /** Opens the services anew with these keys and addresses; jobs under way are followed by the new ones. */
  reopen: (hosted: HostedConfig) => Promise<void>;
  close: () => Promise<void>;
}

const nothing = () => Promise.resolve();

/** The models the settings ask for. Throws `bad_configuration` for a provider this server does not know. */
export async function openModels(options: ModelOptions, log: Logger): Promise<OpenModels> {
  const { provider, workDir, scriptedUrl } = options;
  if (provider === 'scripted' && scriptedUrl) {
    return {
      house: fixedHouse((await createScriptedModels(scriptedUrl)).choices),
      reopen: nothing,
      close: nothing,
    };
  }
  if (provider !== 'auto' && provider !== 'local') {
    throw new AdmintError(
      'bad_configuration',
      `ADMINT_PROVIDER=${provider} is not a provider this server can use.`,
    );
  }
  const local = createLocalModels({ workDir, encodeVideo });
  const close = () => local.close();
  if (provider === 'local') return { house: fixedHouse(onlyChoices(local)), reopen: nothing, close };
  const open = async (hosted: HostedConfig) => {
    const opened = await createHostedModels({ ...hosted, workDir, fallback: local });
    for (const { kind, id, reason } of opened.skipped) log.warn({ stage: kind, model: id }, reason);
    return opened;
  };
  let now = await open(options.hosted);
  const reopen = async (hosted: HostedConfig) => {
    now = await open(hosted);
  };
  return { house: houseOf(() => now, local), reopen, close };
}

const onlyChoices = ({ text, image, video, music }: ModelSet): Choices => ({
  text: [text],
  image: [image],
  video: [video],
  music: [music],
});
