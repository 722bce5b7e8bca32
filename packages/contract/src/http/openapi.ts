import { z } from 'zod';
import { CostBreakdown, Receipt } from '../costs.ts';
import { Problem } from '../errors.ts';
import { ProgressEvent } from '../events.ts';
import { PlannedScene, Scene } from '../plan.ts';
import {
  AudioConfig,
  CompositionSettings,
  FinalVideo,
  ImageAsset,
  PlanView,
  SessionFailure,
  SessionResponse,
  SessionSummary,
  Stage,
  TextOverlay,
  VideoAsset,
} from '../session.ts';
import { type Route, routes } from './routes.ts';

type Schema = Record<string, unknown>;

/** An OpenAPI 3.1 document, as plain JSON. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: Schema;
  tags: Schema[];
  paths: Record<string, Record<string, Schema>>;
  components: { schemas: Record<string, Schema>; securitySchemes: Schema };
}

/** The shapes worth a name of their own in the published document. */
const NAMED = {
  AudioConfig,
  CompositionSettings,
  CostBreakdown,
  FinalVideo,
  ImageAsset,
  PlannedScene,
  PlanView,
  Problem,
  ProgressEvent,
  Receipt,
  Scene,
  SessionFailure,
  SessionResponse,
  SessionSummary,
  Stage,
  TextOverlay,
  VideoAsset,
};

const DESCRIPTION =
  'From a product sentence to a finished video ad. Every route but health, options, login and register ' +
  'takes `Authorization: Bearer <session_token>`. Errors are `application/problem+json` and say in ' +
  '`charged` whether money was spent. Progress arrives on the WebSocket `/ws/{session_id}?since={seq}`, ' +
  'one ProgressEvent per message, replayed from `since`.';

/**
 * Takes the version of the server, gives the whole API of the route table as an OpenAPI 3.1 document.
 * Pure and browser-safe: the server publishes it at `/openapi.json`, the typed web client is made from it.
 */
export function openApiDocument(version: string): OpenApiDocument {
  const schemas: Record<string, Schema> = {};
  const toSchema = schemaPrinter(schemas);
  for (const schema of [NAMED.ProgressEvent, NAMED.Problem]) toSchema(schema, 'output');

  const table: Record<string, Route> = routes;
  const paths: OpenApiDocument['paths'] = {};
  const tags = new Set<string>();
  for (const [name, route] of Object.entries(table)) {
    tags.add(route.tag);
    paths[route.path] = { ...paths[route.path], [route.method]: operation(name, route, toSchema) };
  }

  return {
    openapi: '3.1.0',
    info: { title: 'AdMint', version, description: DESCRIPTION, license: { name: 'MIT' } },
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

type Direction = 'input' | 'output';
type SchemaPrinter = (schema: z.ZodType, io: Direction) => Schema;

/** Named shapes go to `components` once per direction: a request may leave defaults out, an answer never does. */
function schemaPrinter(components: Record<string, Schema>): SchemaPrinter {
  const names = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) names.add(schema, { id });

  return (schema, io) => {
    const published = (id: string) => (io === 'input' ? `${id}Input` : id);
    const printed: Schema = z.toJSONSchema(schema, { io, metadata: names, target: 'draft-2020-12' });
    const rename = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(rename);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => key !== '$schema' && key !== '$defs' && key !== 'id')
          .map(([key, child]) =>
            key === '$ref' && typeof child === 'string'
              ? [key, `#/components/schemas/${published(child.split('/').at(-1) ?? child)}`]
              : [key, key === 'properties' ? renameProperties(child) : rename(child)],
          ),
      );
    };
    /** Property names are the user's words: one called `id` is not the schema's own `id`. */
    const renameProperties = (properties: unknown): Schema =>
      Object.fromEntries(Object.entries(properties as Schema).map(([key, child]) => [key, rename(child)]));

    for (const [id, definition] of Object.entries((printed.$defs as Schema | undefined) ?? {})) {
      components[published(id)] ??= rename(definition) as Schema;
    }
    const own = names.get(schema)?.id;
    if (own === undefined) return rename(printed) as Schema;
    components[published(own)] ??= rename(printed) as Schema;
    return { $ref: `#/components/schemas/${published(own)}` };
  };
}

function operation(name: string, route: Route, toSchema: SchemaPrinter): Schema {
  const parameters = [
    ...parametersOf('path', route.params, toSchema),
    ...parametersOf('query', route.query, toSchema),
  ];
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.tag],
    security: route.auth ? [{ bearer: [] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: toSchema(route.body, 'input') } },
      },
    }),
    responses: {
      [route.status ?? 200]: {
        description: 'Done',
        content: { 'application/json': { schema: toSchema(route.response, 'output') } },
      },
      default: {
        description: 'What went wrong, and whether it cost anything',
        content: { 'application/problem+json': { schema: toSchema(NAMED.Problem, 'output') } },
      },
    },
  };
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject | undefined, toSchema: SchemaPrinter) {
  if (!schema) return [];
  // Everything in a URL arrives as text; what it means is what the parser gives.
  const printed = toSchema(schema, 'output');
  const accepted = toSchema(schema, 'input');
  const required = new Set((accepted.required as string[] | undefined) ?? []);
  return Object.entries(printed.properties as Record<string, Schema>).map(([name, own]) => ({
    name,
    in: place,
    required: place === 'path' || (required.has(name) && own.default === undefined),
    schema: own,
  }));
}
