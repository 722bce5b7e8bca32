import { readFile } from 'node:fs/promises';
import { AdmintError } from '@admint/contract';
import { z } from 'zod';

/** Another node's output: its id and the number of the output. */
export type Link = [node: string, output: number];

const Node = z.looseObject({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) });
export const Graph = z.record(z.string(), Node);
/** A workflow as the server runs it ("API format"). */
export type Graph = z.infer<typeof Graph>;

/** Values for the named inputs of a workflow; files are names that the server gave them. */
export type WorkflowInputs = Readonly<Record<string, unknown>>;

/** Takes the inputs and where results are saved, gives the graph to run. */
export type Workflow = (inputs: WorkflowInputs, prefix: string) => Graph;

const Place = z.tuple([z.string(), z.string()]);
const UserWorkflow = z.strictObject({
  /** The workflow, exported in API format. */
  graph: Graph,
  /** Name of an input → node id and field, or several of them. */
  inputs: z.record(z.string(), z.union([Place, z.array(Place).min(1)])),
});

/**
 * Reads a user's workflow: `{ "graph": {...}, "inputs": { "prompt": ["6", "text"], ... } }`.
 * Throws `bad_configuration` that names what is wrong with it.
 */
export async function readWorkflow(path: string): Promise<Workflow> {
  const parsed = UserWorkflow.safeParse(await readJson(path));
  if (!parsed.success) throw bad(path, z.prettifyError(parsed.error));
  const { graph, inputs } = parsed.data;
  const places = Object.entries(inputs).map(([name, at]): [string, [string, string][]] => [
    name,
    typeof at[0] === 'string' ? [at as [string, string]] : (at as [string, string][]),
  ]);
  for (const [name, at] of places) {
    const missing = at.find(([node]) => !graph[node]);
    if (missing) throw bad(path, `the input ${name} names the node ${missing[0]}, which is not there`);
  }
  return (values, prefix) => fill(graph, places, values, prefix);
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown;
  } catch (error) {
    throw bad(path, error instanceof Error ? error.message : 'it cannot be read');
  }
}

const bad = (path: string, reason: string) =>
  new AdmintError('bad_configuration', `The ComfyUI workflow ${path} cannot be used: ${reason}.`);

function fill(
  graph: Graph,
  places: [string, [string, string][]][],
  values: WorkflowInputs,
  prefix: string,
): Graph {
  const filled = structuredClone(graph);
  for (const [name, at] of places) {
    const value = name === 'prefix' ? prefix : values[name];
    if (value === undefined) continue;
    for (const [node, field] of at) {
      const found = filled[node];
      if (found) found.inputs[field] = value;
    }
  }
  return filled;
}
