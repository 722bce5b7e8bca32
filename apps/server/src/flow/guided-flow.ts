import { AspectRatio, MusicGenre } from '@admint/contract';
import { FONTS } from '@admint/overlay';
import { agents } from '@admint/studio';
import type { FlowService } from '../http/services.ts';
import { generate } from './auto/generate.ts';
import { approveStoryboard, editStoryboard, getStoryboard, planFile } from './auto/storyboard.ts';
import { composeFinalVideo } from './composition.ts';
import { cancelExports, createExports, listExports } from './exports.ts';
import { listPhotos, orderPhotos } from './photos.ts';
import { generateClips, saveApprovedClips } from './clips.ts';
import { generateImages, saveApprovedImages } from './images.ts';
import { estimate } from './estimate.ts';
import { createSession, getCosts, getSession, listSessions } from './read.ts';
import { rewritePart } from './rewrite-part.ts';
import { settleCall } from './settle-call.ts';
import { whyShut } from '../workflows/call/health.ts';
import type { FlowParts } from './start.ts';
import { planScenes, savePlan } from './plan.ts';
import { changeAsset, chooseTake } from './choose-take.ts';
import { imageVariations, retakeClip, retakeImage } from './takes.ts';
import { cancelSession, retrySession } from './stop-and-retry.ts';

const STYLE_KEYWORDS = [
  'professional',
  'studio',
  'lifestyle',
  'minimalist',
  'luxury',
  'modern',
  'energetic',
  'natural',
  'vibrant',
  'dark',
];

/** The guided flow as HTTP calls it; every method is one file's work. */
export function createFlow(parts: FlowParts, demo: boolean): FlowService {
  return {
    createSession: (user) => createSession(parts, user.id),
    listSessions: (user, page) => listSessions(parts, user.id, page),
    getSession: (user, id) => getSession(parts, user.id, id),
    getCosts: (user, id) => getCosts(parts, user.id, id),
    estimate: (user, id, query) => estimate(parts, user.id, id, query),
    generateImages: (user, body) => generateImages(parts, user.id, body),
    saveApprovedImages: (user, body) => saveApprovedImages(parts, user.id, body),
    generateClips: (user, body) => generateClips(parts, user.id, body),
    saveApprovedClips: (user, body) => saveApprovedClips(parts, user.id, body),
    composeFinalVideo: (user, body) => composeFinalVideo(parts, user.id, body),
    cancel: (user, id) => cancelSession(parts, user.id, id),
    retry: (user, id, part) => retrySession(parts, user.id, id, part),
    retakeImage: (user, ids, body) => retakeImage(parts, user.id, ids, body),
    imageVariations: (user, ids, body) => imageVariations(parts, user.id, ids, body),
    retakeClip: (user, ids, body) => retakeClip(parts, user.id, ids, body),
    chooseTake: (user, id, assetId) => chooseTake(parts, user.id, id, assetId),
    changeAsset: (user, id, change) => changeAsset(parts, user.id, id, change),
    planScenes: (user, id, body) => planScenes(parts, user.id, id, body),
    savePlan: (user, id, body) => savePlan(parts, user.id, id, body),
    generate: (user, body) => generate(parts, user.id, body),
    getStoryboard: (user, id) => getStoryboard(parts, user.id, id),
    editStoryboard: (user, id, body) => editStoryboard(parts, user.id, id, body),
    approveStoryboard: (user, id) => approveStoryboard(parts, user.id, id),
    planFile: (user, id, name) => planFile(parts, user.id, id, name),
    settleCall: (user, id, body) => settleCall(parts, user.id, id, body),
    rewritePart: (user, ids, body) => rewritePart(parts, user.id, ids, body),
    createExports: (user, id, body) => createExports(parts, user.id, id, body),
    listExports: (user, id) => listExports(parts, user.id, id),
    cancelExports: (user, id) => cancelExports(parts, user.id, id),
    listPhotos: (user, id) => listPhotos(parts, user.id, id),
    orderPhotos: (user, id, photoIds) => orderPhotos(parts, user.id, id, photoIds),
    agentsHealth: () => agentsHealth(parts),
    options: () =>
      Promise.resolve({
        fonts: FONTS.map(({ id, label, weight }) => ({ id, name: label, weight })),
        genres: [...MusicGenre.options],
        style_keywords: STYLE_KEYWORDS,
        aspect_ratios: [...AspectRatio.options],
        demo,
      }),
  };
}

/** The availability check before a request is sent (001 §3.2), per agent. */
async function agentsHealth(parts: FlowParts) {
  const checked = await Promise.all(
    agents.map(async (agent) => {
      const { available, reason } = await agent.check(parts.models);
      const model = agent.kind ? parts.models[agent.kind] : { provider: 'local', model: 'FFmpeg' };
      const shut = await whyShut(parts.db, model);
      return {
        agent: agent.name,
        available: available && shut === null,
        reason: reason ?? shut,
        provider: model.provider,
        model: model.model,
        capabilities: [...agent.capabilities],
      };
    }),
  );
  return { agents: checked };
}
