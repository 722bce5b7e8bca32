import type { EditStoryboardRequest, GenerateRequest, Storyboard } from '@admint/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { answered, api } from '../../lib/api.ts';
import { keys } from '../../lib/session-api.ts';
import { storyboardQuery } from '../../lib/storyboard-api.ts';

/** A write that changes the ad: afterwards the ad, its storyboard and the lists are read again. */
function useAutoWrite<In, Out>(id: string, write: (input: In) => Promise<Out>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.session(id) }),
        client.invalidateQueries({ queryKey: keys.sessions }),
      ]),
  });
}

export type GenerateValues = Omit<z.input<typeof GenerateRequest>, 'session_id'>;

export const useGenerate = (id: string) =>
  useAutoWrite(id, (values: GenerateValues) =>
    // The wire type is printed from the same schema; only optional-versus-undefined spelling differs.
    answered(api.POST('/api/generate', { body: { ...values, session_id: id } as never })),
  );

export function useEditStoryboard(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (edit: EditStoryboardRequest) =>
      (await answered(
        api.PUT('/api/sessions/{id}/storyboard', { params: { path: { id } }, body: edit as never }),
      )) as Storyboard,
    onSuccess: (board) => client.setQueryData(storyboardQuery(id).queryKey, board),
  });
}

export const useApprove = (id: string) =>
  useAutoWrite(id, () =>
    answered(api.POST('/api/sessions/{id}/storyboard/approve', { params: { path: { id } } })),
  );
