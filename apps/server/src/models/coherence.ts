import { COHERENCE, COHERENCE_NAMES, type CoherenceName, type CoherenceSwitch } from '@admint/contract';
import type { ModelListing } from '@admint/providers';
import type { ResponseOf } from '../http/services.ts';
import type { ModelHouse } from './house.ts';

type Listing = Pick<ModelListing, 'label' | 'capabilities' | 'missing' | 'concurrency'>;

/** Which switches work with these models; one that is left out or unknown is the one used by itself. */
export function coherenceOffered(
  house: ModelHouse,
  wish: { image?: string | undefined; video?: string | undefined },
): ResponseOf<'getCoherence'> {
  const listed = house.list();
  const chosen = (kind: 'image' | 'video') => {
    const find = (id: string | undefined) => listed.find((one) => one.kind === kind && one.id === id);
    return find(wish[kind]) ?? find(house.order(kind)[0]) ?? find('local');
  };
  const [image, video] = [chosen('image'), chosen('video')];
  const models = { ...(image && { image }), ...(video && { video }) };
  return {
    image: image?.id ?? '',
    video: video?.id ?? '',
    switches: COHERENCE_NAMES.map((name) => offered(name, models)),
  };
}

/** One switch with the reason why these models leave it without effect. */
export function offered(name: CoherenceName, models: { image?: Listing; video?: Listing }): CoherenceSwitch {
  const { default: on, requires, excludes, time, cost } = COHERENCE[name];
  const reason = reasonAgainst(name, models);
  return {
    name,
    default: on,
    requires: [...requires],
    excludes: [...excludes],
    time,
    cost,
    available: reason === null,
    reason,
  };
}

function reasonAgainst(name: CoherenceName, models: { image?: Listing; video?: Listing }): string | null {
  const { lacking, capability } = COHERENCE[name];
  if (lacking !== null) return lacking;
  if (name === 'parallel_clips' && models.video?.concurrency === 1)
    return `${models.video.label} makes one clip at a time.`;
  if (!capability) return null;
  const asked = capability.kinds.flatMap((kind) => models[kind] ?? []);
  if (asked.some(({ capabilities }) => capabilities.includes(capability.name))) return null;
  const [first] = asked;
  const said = first?.missing.find((one) => one.capability === capability.name)?.reason;
  return said ?? `${first?.label ?? 'The model'} cannot do this.`;
}
