import type { ModelService } from '../http/services.ts';
import { coherenceOffered } from './coherence.ts';
import type { ModelHouse } from './house.ts';
import { listModels } from './list-models.ts';

/** The models of this server, as HTTP calls for them. */
export const createModelService = (house: ModelHouse): ModelService => ({
  list: () => listModels(house),
  coherence: (wish) => coherenceOffered(house, wish),
});
