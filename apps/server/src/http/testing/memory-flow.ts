import { AdmintError } from '@admint/contract';
import type { FlowService } from '../services.ts';
import { SESSION } from './ids.ts';

/** Knows one session of its user, in stage `created`; counts what it was asked to do. */
export function memoryFlow(calls: string[]): FlowService {
  const started = {
    status: 'processing' as const,
    estimated_duration: 45,
    estimated_cost: 0,
    message: 'Started.',
  };
  const own = (name: string, id: string) => {
    if (id !== SESSION) throw new AdmintError('session_not_found', 'There is no such session.');
    calls.push(name);
  };
  const wrongStage = (name: string, id: string) => {
    if (id !== SESSION) throw new AdmintError('session_not_found', 'There is no such session.');
    throw new AdmintError('wrong_stage', `${name} is not possible in stage created.`);
  };
  return {
    rewritePart: async (_user, { id }) => wrongStage('rewritePart', id),
    settleCall: async (_user, id) => wrongStage('settleCall', id),
    createSession: async () => {
      calls.push('createSession');
      return { session_id: SESSION, stage: 'created', created_at: new Date(0).toISOString() };
    },
    listSessions: async () => {
      return { sessions: [], next_cursor: null };
    },
    getSession: async (_user, id) => {
      own('getSession', id);
      return { id } as Awaited<ReturnType<FlowService['getSession']>>;
    },
    getCosts: async (_user, id) => {
      own('getCosts', id);
      return { session_id: id, total_cost: 0, budget: 200, breakdown: [], receipts: [] };
    },
    estimate: async (_user, id, query) => {
      own('estimate', id);
      return {
        estimated_cost: 0,
        unit_cost: 0,
        count: query.count ?? 1,
        estimated_duration: 1,
        model: 'm',
        provider: 'p',
      };
    },
    generateImages: async (_user, body) => {
      own('generateImages', body.session_id);
      return started;
    },
    saveApprovedImages: async (_user, body) => wrongStage('Choosing images', body.session_id),
    generateClips: async (_user, body) => wrongStage('Making clips', body.session_id),
    saveApprovedClips: async (_user, body) => wrongStage('Choosing clips', body.session_id),
    composeFinalVideo: async (_user, body) => wrongStage('Composing', body.session_id),
    cancel: async (_user, id) => {
      own('cancel', id);
      return { success: true, stage: 'created', message: 'Canceled.', spent: 0 };
    },
    retry: async (_user, id) => {
      if (id !== SESSION) throw new AdmintError('session_not_found', 'There is no such session.');
      throw new AdmintError('nothing_to_retry', 'Nothing has failed.');
    },
    retakeImage: async (_user, { id }) => wrongStage('Making an image again', id),
    imageVariations: async (_user, { id }) => wrongStage('Making more images', id),
    retakeClip: async (_user, { id }) => wrongStage('Making a clip again', id),
    chooseTake: async (_user, id) => wrongStage('Choosing a take', id),
    changeAsset: async () => {
      throw new AdmintError('asset_not_found', 'There is no such asset.', {
        fields: [{ field: 'id', message: 'is not an asset of yours' }],
      });
    },
    planScenes: async (_user, id) => wrongStage('Planning', id),
    savePlan: async (_user, id) => wrongStage('Saving a plan', id),
    generate: async () => {
      calls.push('generate');
      return { ...started, generation_id: SESSION, session_id: SESSION };
    },
    getStoryboard: async (_user, id) => wrongStage('Reading a storyboard', id),
    editStoryboard: async (_user, id) => wrongStage('Changing a storyboard', id),
    approveStoryboard: async (_user, id) => wrongStage('Approving a storyboard', id),
    planFile: async (_user, id, name) =>
      id === SESSION && name === 'unified_narrative.md'
        ? { name, content_type: 'text/markdown; charset=utf-8', text: '# Shoes\n' }
        : null,
    createExports: async (_user, id) => wrongStage('Exporting', id),
    listExports: async (_user, id) => {
      own('listExports', id);
      return { versions: [], exports: [] };
    },
    cancelExports: async (_user, id) => wrongStage('Stopping', id),
    listPhotos: async (_user, id) => {
      own('listPhotos', id);
      return { photos: [] };
    },
    orderPhotos: async (_user, id) => wrongStage('Ordering photos', id),
    agentsHealth: async () => ({ agents: [] }),
    options: async () => ({
      fonts: [],
      genres: [],
      style_keywords: [],
      aspect_ratios: ['16:9'],
      demo: true,
    }),
  };
}
