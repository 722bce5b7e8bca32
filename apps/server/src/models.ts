import { AdmintError } from '@admint/contract';
import { encodeVideo } from '@admint/media';
import { createLocalModels, createScriptedModels, type ModelSet } from '@admint/providers';

export interface ModelOptions {
  /** Name of the provider that serves every kind of call. */
  provider: string;
  /** Folder for files on their way into storage. */
  workDir: string;
  /** Address of the scripted provider, when that is the one. */
  scriptedUrl?: string;
}

export interface OpenModels {
  models: ModelSet;
  close: () => Promise<void>;
}

/** The models the settings ask for. Throws `bad_configuration` for a provider this server does not know. */
export async function openModels({ provider, workDir, scriptedUrl }: ModelOptions): Promise<OpenModels> {
  if (provider === 'local') {
    const models = createLocalModels({ workDir, encodeVideo });
    return { models, close: () => models.close() };
  }
  if (provider === 'scripted' && scriptedUrl) {
    return { models: await createScriptedModels(scriptedUrl), close: () => Promise.resolve() };
  }
  throw new AdmintError(
    'bad_configuration',
    `ADMINT_PROVIDER=${provider} is not a provider this server can use.`,
  );
}
