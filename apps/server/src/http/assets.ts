import { AdmintError } from '@admint/contract';
import type { Hono } from 'hono';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Identifier } from './auth/identity.ts';
import { type HttpContext, type HttpEnv, refuseOtherMethods } from './routes.ts';
import { type RangeAnswer, answerRange } from './byte-range.ts';
import type { AssetContent, AssetService, CompanionName, StoredContent } from './services.ts';

const COMPANIONS: readonly CompanionName[] = ['poster', 'proxy', 'filmstrip', 'peaks'];

/** `GET|HEAD /api/assets/{id}/content` (with `?download=1` offered for saving), `/poster`, `/proxy`, `/filmstrip` and `/peaks`. */
export function mountAssets(app: Hono<HttpEnv>, assets: AssetService, identifier: Identifier): void {
  const content = '/api/assets/:id/content';
  app.get(content, async (context) => {
    const asset = await findAsset(context, assets, identifier);
    if (context.req.query('download') !== undefined) {
      context.header('Content-Disposition', disposition(asset.filename));
    }
    return sendContent(context, asset, FOREVER);
  });
  refuseOtherMethods(app, content, ['get']);
  for (const name of COMPANIONS) {
    const path = `/api/assets/:id/${name}`;
    app.get(path, async (context) => {
      const asset = await findAsset(context, assets, identifier);
      const companion = await asset.companion(name);
      if (!companion) throw new AdmintError('asset_not_found', `This asset has no ${name}.`);
      return sendContent(context, companion, FOREVER);
    });
    refuseOtherMethods(app, path, ['get']);
  }
}

async function findAsset(
  context: HttpContext,
  assets: AssetService,
  identifier: Identifier,
): Promise<AssetContent> {
  const { user } = await identifier.identify((name) => context.req.header(name), 'content');
  const id = z.uuid().safeParse(context.req.param('id'));
  const asset = id.success ? await assets.find(user, id.data) : null;
  if (!asset) {
    throw new AdmintError('asset_not_found', 'There is no such asset.', {
      fields: [{ field: 'id', message: 'is not an asset of yours' }],
    });
  }
  return asset;
}

/** Assets never change; a new take is a new asset. */
const FOREVER = 'private, max-age=31536000, immutable';

/** Answers with stored bytes: whole, the range asked for, or 304. `caching` is the Cache-Control header. */
export async function sendContent(
  context: HttpContext,
  content: StoredContent,
  caching: string,
): Promise<Response> {
  const etag = `"${content.etag}"`;
  context.header('ETag', etag);
  context.header('Cache-Control', caching);
  context.header('Accept-Ranges', 'bytes');
  context.header('Content-Security-Policy', "default-src 'none'; img-src 'self'; media-src 'self'; sandbox");
  if (matchesEtag(context.req.header('if-none-match'), etag)) return context.body(null, 304);
  const answer = rangeFor(context, etag, content.bytes);
  if (answer.status === 416) {
    context.header('Content-Range', `bytes */${content.bytes}`);
    throw new AdmintError('range_not_satisfiable', `There are ${content.bytes} bytes.`);
  }
  const { start, end } = answer;
  context.header('Content-Type', content.content_type);
  context.header('Content-Length', String(end - start + 1));
  if (answer.status === 206) context.header('Content-Range', `bytes ${start}-${end}/${content.bytes}`);
  if (context.req.method === 'HEAD' || content.bytes === 0) return context.body(null, answer.status);
  const stream = await (answer.status === 206 ? content.open({ start, end }) : content.open());
  return context.body(Readable.toWeb(stream) as ReadableStream, answer.status);
}

/** `If-Range` with another version asks for the whole (RFC 9110 §13.1.5). */
function rangeFor(context: HttpContext, etag: string, bytes: number): RangeAnswer {
  const ifRange = context.req.header('if-range');
  const range = ifRange === undefined || ifRange === etag ? context.req.header('range') : undefined;
  return answerRange(range, bytes);
}

function matchesEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
}

/** RFC 6266: a plain name for old clients and the exact one in UTF-8. */
function disposition(filename: string): string {
  const plain = filename.replace(/[^\w. -]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`;
}
