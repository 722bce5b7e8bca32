import type { OpenApiDocument } from '@admint/contract';
import { html, raw } from 'hono/html';
import { DOCS_STYLE } from './docs-style.ts';

type Schema = Record<string, unknown>;
type Markup = ReturnType<typeof html>;

/** Takes an OpenAPI document, gives one HTML page that needs nothing else: no script, font or network. */
export function renderDocsPage(document: OpenApiDocument): Markup {
  const tags = document.tags.map(({ name }) => String(name));
  const title = `${String(document.info.title)} API ${String(document.info.version)}`;
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <style>${raw(DOCS_STYLE)}</style>
  </head>
  <body>
    <nav aria-label="Contents">
      <strong>${title}</strong>
      ${tags.map((tag) => html`<p>${tag}</p><ul>${operationsOf(document, tag).map(contentsLine)}</ul>`)}
      <p><a href="#files">files</a></p>
      <p><a href="#progress">progress</a></p>
      <p><a href="#shapes">shapes</a></p>
    </nav>
    <main>
      <h1>${title}</h1>
      <p>${prose(String(document.info.description))}</p>
      <p>The same as a machine reads it: <a href="/openapi.json">/openapi.json</a>.</p>
      ${tags.map((tag) => html`<h2>${tag}</h2>${operationsOf(document, tag).map(operationSection)}`)}
      ${FILES}${PROGRESS}
      <h2 id="shapes">Shapes</h2>
      ${Object.entries(document.components.schemas).map(shapeSection)}
    </main>
  </body>
</html>`;
}

interface Operation {
  id: string;
  method: string;
  path: string;
  detail: Schema;
}

function operationsOf(document: OpenApiDocument, tag: string): Operation[] {
  return Object.entries(document.paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, detail]) => ({
        id: String(detail.operationId),
        method: method.toUpperCase(),
        path,
        detail,
      })),
    )
    .filter(({ detail }) => (detail.tags as string[]).includes(tag));
}

function contentsLine({ id, method, path }: Operation): Markup {
  return html`<li><a href="#${id}"><b>${method}</b> ${path}</a></li>`;
}

function operationSection({ id, method, path, detail }: Operation): Markup {
  const parameters = (detail.parameters ?? []) as {
    name: string;
    in: string;
    required: boolean;
    schema: Schema;
  }[];
  const request = jsonSchema(detail.requestBody);
  const [status, answer] =
    Object.entries(detail.responses as Record<string, Schema>).find(([code]) => code !== 'default') ?? [];
  const open = (detail.security as unknown[]).length === 0;
  return html`<section id="${id}">
    <h3><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></h3>
    <p>${String(detail.summary)}${open ? html` <em>No login needed.</em>` : ''}</p>
    ${
      parameters.length > 0
        ? html`<h4>In the address</h4><table>${parameters.map(({ name, in: place, required, schema }) =>
            fieldRow(`${name} (${place})`, schema, required),
          )}</table>`
        : ''
    }
    ${request ? html`<h4>Request</h4>${schemaTable(request)}` : ''}
    ${answer ? html`<h4>Answer ${status}</h4>${schemaTable(jsonSchema(answer) ?? {})}` : ''}
  </section>`;
}

function shapeSection([name, schema]: [string, Schema]): Markup {
  return html`<section id="shape-${name}"><h3>${name}</h3>${schemaTable(schema)}</section>`;
}

function jsonSchema(holder: unknown): Schema | undefined {
  const content = (holder as { content?: Record<string, { schema: Schema }> } | undefined)?.content;
  return content?.['application/json']?.schema;
}

function schemaTable(schema: Schema): Markup {
  const properties = schema.properties as Record<string, Schema> | undefined;
  if (!properties) return html`<p class="type">${describe(schema)}</p>`;
  const required = new Set((schema.required as string[] | undefined) ?? []);
  return html`<table>${Object.entries(properties).map(([name, own]) =>
    fieldRow(name, own, required.has(name)),
  )}</table>`;
}

function fieldRow(name: string, schema: Schema, required: boolean): Markup {
  return html`<tr>
    <th scope="row"><code>${name}</code>${required ? '' : html` <small>optional</small>`}</th>
    <td class="type">${describe(schema)}</td>
    <td>${limits(schema)}</td>
  </tr>`;
}

function describe(schema: Schema): Markup | string {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return html`<a href="#shape-${name}">${name}</a>`;
  }
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices) return html`${choices.map((choice, i) => html`${i > 0 ? ' or ' : ''}${describe(choice)}`)}`;
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.type === 'array') return html`list of ${describe((schema.items ?? {}) as Schema)}`;
  if (schema.properties) {
    return html`object ${schemaTable(schema)}`;
  }
  const name = schema.format ?? schema.type ?? 'anything';
  return Array.isArray(name) ? name.join(' or ') : JSON.stringify(name).replaceAll('"', '');
}

/** Text between backticks is code. */
function prose(text: string): Markup[] {
  return text.split('`').map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

const LIMITS: Record<string, string> = {
  minLength: 'at least %s characters',
  maxLength: 'at most %s characters',
  minimum: 'at least %s',
  maximum: 'at most %s',
  minItems: 'at least %s items',
  maxItems: 'at most %s items',
};

function limits(schema: Schema): string {
  const said = Object.entries(LIMITS)
    .filter(([key]) => schema[key] !== undefined && Math.abs(Number(schema[key])) < Number.MAX_SAFE_INTEGER)
    .map(([key, text]) => text.replace('%s', String(schema[key])));
  if (schema.default !== undefined) said.push(`default ${JSON.stringify(schema.default)}`);
  if (typeof schema.description === 'string') said.push(schema.description);
  return said.join(', ');
}

const FILES = html`<h2 id="files">Files</h2>
  <section>
    <h3><span class="method get">GET</span> <code>/api/assets/{id}/content</code></h3>
    <p>
      The bytes of an image, clip, or finished video. Takes <code>Range</code>, <code>If-None-Match</code> and
      <code>HEAD</code>; <code>?download=1</code> offers it for saving. The login cookie works here, so a page
      can show it.
    </p>
    <h3><span class="method get">GET</span> <code>/api/assets/{id}/poster</code></h3>
    <p>The picture to show before a clip or a video plays.</p>
  </section>`;

const PROGRESS = html`<h2 id="progress">Progress</h2>
  <section>
    <h3><span class="method get">WS</span> <code>/ws/{session_id}?since={seq}</code></h3>
    <p>
      One <a href="#shape-ProgressEvent">ProgressEvent</a> per message: first everything after
      <code>since</code>, then what happens, in order, each once. Reconnect with the last <code>seq</code> you
      saw. The token goes in the login cookie, in <code>?token=</code>, or as the WebSocket protocols
      <code>admint, token.&lt;session_token&gt;</code>. The same is served at
      <code>/api/v1/ws/progress/{session_id}</code>.
    </p>
  </section>`;
