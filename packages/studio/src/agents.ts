import type { Availability, CallKind, ModelSet } from '@admint/providers';
import { promptParser } from './brief/prompt-parser.ts';
import { videoGenerator } from './clips/video-generator.ts';
import { adDirector, narrator } from './director/index.ts';
import { imageGenerator } from './images/image-generator.ts';
import { musicDirector } from './music/music-director.ts';
import { scenePlanner } from './plan/scene-planner.ts';

/** What every agent says of itself before it is asked to work. */
export interface AgentCard {
  name: string;
  capabilities: readonly string[];
  dependencies: readonly string[];
  kind: CallKind | null;
  check(models: ModelSet): Promise<Availability>;
}

/** Draws and encodes here, with what ships: it is there when the process is. */
const compositor: AgentCard = {
  name: 'compositor',
  capabilities: ['cards', 'crossfades', 'text', 'music', 'loudness'],
  dependencies: ['video_generator', 'music_director'],
  kind: null,
  check: () => Promise.resolve({ available: true, reason: null }),
};

/** The agents, in the order they work; director and narrator only in automatic ads. */
export const agents: readonly AgentCard[] = [
  adDirector,
  narrator,
  promptParser,
  imageGenerator,
  scenePlanner,
  videoGenerator,
  musicDirector,
  compositor,
];
