import type { ModelChoice, ModelKind, ModelTier, SessionResponse } from '@admint/contract';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import type { paths } from './api-schema.d.ts';
import { type Draft, useDraft } from './draft-store.ts';
import { settingsQuery } from './settings-api.ts';

export type Models = paths['/api/models']['get']['responses'][200]['content']['application/json'];
export type ModelStage = Models['stages'][number];
export type Model = ModelStage['models'][number];
/** The steps a person chooses a model for. */
export type ChosenKind = Exclude<ModelKind, 'text'>;

/** Every model of every stage, what it costs and whether it can be used. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: ({ signal }) => answered(api.GET('/api/models', { signal })),
  staleTime: 60_000,
});

/** What a request says about models. */
export interface ModelWishBody {
  models?: ModelChoice;
  tier?: ModelTier | null;
}

/** What was chosen for a step and is not known to the server yet: for the request, and for the price asked before it. */
export function useModelWish(
  session: SessionResponse,
  kind: ChosenKind,
): { body: ModelWishBody; query: { model?: string; tier?: ModelTier } } {
  const [{ models = {}, tier }] = useDraft(session.id);
  const wish = models[kind];
  const { local_after } = models;
  const chosen = { ...(wish !== undefined && { [kind]: wish }), ...(local_after && { local_after }) };
  return {
    body: {
      ...(Object.keys(chosen).length > 0 && { models: chosen }),
      ...(tier !== undefined && { tier }),
    },
    query: { ...(typeof wish === 'string' && { model: wish }), ...(tier && { tier }) },
  };
}

/** How a step's model is chosen as things stand: on this page, for this ad, in the settings, on the server. */
export interface StageWish {
  stage: ModelStage;
  /** The model someone chose; null where it follows the tier. */
  chosen: string | null;
  /** The one that serves when none is chosen for this ad. */
  automatic: string;
  tier: ModelTier;
  /** The stages this computer may take over when every hosted model has failed. */
  localAfter: readonly ModelKind[];
  change: (change: Pick<Draft, 'models' | 'tier'>) => void;
}

/** Null until the models are known. */
export function useStageWish(session: SessionResponse, kind: ChosenKind): StageWish | null {
  const { data } = useQuery(modelsQuery);
  const { data: settings } = useQuery(settingsQuery);
  const [draft, edit] = useDraft(session.id);
  const stage = data?.stages.find((one) => one.kind === kind);
  if (!data || !stage) return null;
  const ownTier = draft.tier === undefined ? session.tier : draft.tier;
  const tier = ownTier ?? settings?.tier ?? data.tier;
  const usual = ownTier ? undefined : settings?.models[kind];
  const wished = draft.models?.[kind] === undefined ? session.models?.[kind] : draft.models[kind];
  const usable = (id: string | null | undefined) =>
    stage.models.some((model) => model.id === id && model.available) ? (id ?? null) : null;
  return {
    stage,
    chosen: usable(wished),
    automatic: usable(usual) ?? stage.tiers[tier],
    tier,
    localAfter:
      draft.models?.local_after ??
      session.models?.local_after ??
      settings?.models.local_after ??
      localAfterOf(data),
    change: ({ models, ...rest }) =>
      edit({ ...rest, ...(models && { models: { ...draft.models, ...models } }) }),
  };
}

/** The stages in which this computer takes over unless someone says otherwise. */
export const localAfterOf = ({ stages }: Models): ModelKind[] =>
  stages.filter(({ local_after }) => local_after).map(({ kind }) => kind);
