import { useTranslations } from 'use-intl';

const AGENTS = [
  'prompt_parser',
  'image_generator',
  'scene_planner',
  'video_generator',
  'music_director',
  'compositor',
] as const;

/** What a person calls an agent; its own name in plain words where there is none. */
export function useAgentName(): (agent: string) => string {
  const t = useTranslations('result.agents');
  return (agent) => {
    const known = AGENTS.find((one) => one === agent);
    return known ? t(known) : agent.replaceAll('_', ' ');
  };
}
