export { Journal, type Job, type Produce } from './journal.ts';
export { createScriptedModels } from './models.ts';
export { defaultScript, type Rule, type Script } from './script.ts';
export { type ScriptedServer, startScriptedServer } from './server.ts';
