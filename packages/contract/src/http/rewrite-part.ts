import { z } from 'zod';
import { Started } from './guided-flow.ts';

export const RewritePartRequest = z.object({
  /** The words to ask with; left out, they are written for you. */
  prompt: z.string().trim().min(10).max(2000).optional(),
});

export const rewriteRoutes = {
  rewritePart: {
    method: 'post',
    path: '/api/sessions/{id}/parts/{part}/rewrite',
    summary: 'Ask once more, in other words, for a part that a content filter refused',
    tag: 'guided flow',
    auth: true,
    params: z.object({ id: z.uuid(), part: z.string().min(1).max(80) }),
    body: RewritePartRequest,
    response: Started,
    status: 202,
  },
} as const;
