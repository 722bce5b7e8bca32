import { describe, expect, it } from 'vitest';
import { openApiDocument } from './openapi.ts';
import { type Route, routes } from './routes.ts';

const document = openApiDocument('1.2.3');

describe('openApiDocument', () => {
  it('lists every route of the table once, with its operation id and its guard', () => {
    const table: Record<string, Route> = routes;
    const printed = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    expect(printed).toHaveLength(Object.keys(table).length);
    expect(new Set(printed.map((operation) => operation.operationId))).toEqual(new Set(Object.keys(table)));
    for (const [name, route] of Object.entries(table)) {
      const operation = document.paths[route.path]?.[route.method];
      expect(operation?.operationId).toBe(name);
      expect(operation?.security).toEqual(route.auth ? [{ bearer: [] }] : []);
      expect(Object.keys(operation?.responses as object)).toContain(String(route.status ?? 200));
    }
  });

  it('points only at shapes it publishes', () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(10);
    for (const [, name] of references) expect(document.components.schemas).toHaveProperty(name as string);
    expect(JSON.stringify(document)).not.toContain('$defs');
  });

  it('lets a request leave out what has a default, and promises it in an answer', () => {
    const { TextOverlayInput, TextOverlay } = document.components.schemas;
    expect(TextOverlayInput?.required).toEqual(['product_name', 'cta']);
    expect(TextOverlay?.required).toEqual(['product_name', 'cta', 'font', 'color']);
  });

  it('keeps a property that happens to be called id', () => {
    expect(document.components.schemas.SessionResponse?.properties).toHaveProperty('id');
  });
});
