import { AdmintError } from '@admint/contract';
import { createScriptedModels, type ModelSet } from '@admint/providers';

export interface ModelOptions {
  provider: string;
  workDir: string;
  scriptedUrl?: string;
}
export async function createModels({ provider, scriptedUrl }: ModelOptions): Promise<ModelSet> {
  if (provider === 'scripted' && scriptedUrl) return createScriptedModels(scriptedUrl);
  throw new AdmintError(
    'bad_configuration',
    `ADMINT_PROVIDER=${provider} is not a provider this server can use.`,
  );
}
