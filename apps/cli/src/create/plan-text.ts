import type { AdScene, AdSpecification } from '@admint/contract';

/** What a plan says of its scenes: those of an ad in the making, or of a specification. */
interface Planned {
  framework: AdSpecification['framework'] | undefined;
  scenes: Pick<AdScene, 'number' | 'beat' | 'duration' | 'overlay_text'>[];
}

/** The plan in a few lines: framework with its reason, then beat, seconds and text of each scene. */
export function planText({ framework, scenes }: Planned): string {
  const head = framework ? `${framework.name}: ${framework.reason}\n` : '';
  const widest = Math.max(0, ...scenes.map(({ beat }) => beat.length));
  const rows = scenes.map(
    ({ number, beat, duration, overlay_text }) =>
      `${String(number).padStart(2)}  ${beat.padEnd(widest)}  ${duration.toFixed(1).padStart(4)} s  ${overlay_text}`,
  );
  return `${head}${rows.join('\n')}`;
}
