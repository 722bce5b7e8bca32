import { ReceiptFilter } from '@admint/contract';
import type { Hono } from 'hono';
import { Readable } from 'node:stream';
import { CSV_HEAD, csvLines } from '../settings/receipts-csv.ts';
import type { Identifier } from './auth/identity.ts';
import { type HttpEnv, refuseOtherMethods } from './routes.ts';
import type { ReceiptService } from './services.ts';
import { parseWith } from './validation.ts';

const PATH = '/api/receipts.csv';

/** `GET /api/receipts.csv`: the receipts of `/api/receipts`, all pages in one file. */
export function mountReceiptsCsv(app: Hono<HttpEnv>, receipts: ReceiptService, identifier: Identifier): void {
  app.get(PATH, async (context) => {
    const { user } = await identifier.identify((name) => context.req.header(name), 'content');
    const filter = parseWith(ReceiptFilter, context.req.query()) as ReceiptFilter;
    const lines = async function* () {
      yield CSV_HEAD;
      for await (const batch of receipts.every(user, filter)) yield csvLines(batch);
    };
    context.header('Content-Type', 'text/csv; charset=utf-8');
    context.header('Content-Disposition', 'attachment; filename="admint-receipts.csv"');
    context.header('Cache-Control', 'no-store');
    return context.body(Readable.toWeb(Readable.from(lines())) as ReadableStream);
  });
  refuseOtherMethods(app, PATH, ['get']);
}
