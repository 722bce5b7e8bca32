import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './api.ts';

/** Which coherence switches work with these models; those left out are the ones used by themselves. */
export const coherenceQuery = (models: { image?: string | undefined; video?: string | undefined }) =>
  queryOptions({
    queryKey: ['coherence', models.image ?? null, models.video ?? null],
    queryFn: ({ signal }) =>
      answered(
        api.GET('/api/coherence', {
          params: {
            query: {
              ...(models.image && { image: models.image }),
              ...(models.video && { video: models.video }),
            },
          },
          signal,
        }),
      ),
    staleTime: 60_000,
  });
