import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtInCatalogue } from '@admint/providers';
import {
  type MakeMedia,
  type PriceList,
  type Scenario,
  type Simulator,
  startSimulator,
  type WriteText,
} from '@admint/simulator';
import type { FreshDatabase } from '../../postgres/testing.ts';
import { tryPort } from '../../postgres/free-port.ts';
import { type Database, openDatabase, openPool } from '../../store/database.ts';
import { ApiClient } from '../../testing/api-client.ts';
import { migratedDatabase } from '../../testing/migrated-database.ts';
import { ServerUnderTest } from '../../testing/server-under-test.ts';
import { simulatedMedia } from './simulated-media.ts';

/** Keys that must never be seen anywhere but at their provider. */
export const KEYS = {
  replicate: 'r8_9fQx2LmVwTn4KzYb7RsHc1DgJp6Ea3Ub0Wi5',
  openai: 'sk-proj-7hYtRe3wQz9LmNb2VcXs8KjHg4FdSa1Po6Iu',
  fal: '3c1f9a7e-5b2d-4e8a-9c6f-1d7b3e5a9f20:8e2c4a6f0b1d3e5f7a9c1b3d5e7f9a0c',
};

/** The models of the catalogue by what the simulator's services call them, at the catalogue's prices. */
export const cataloguePrices = (): PriceList =>
  Object.fromEntries(
    builtInCatalogue().map((entry) => [`${entry.provider}:${entry.model}`, entry.price.per]),
  );

export interface SimulatedStudioOptions {
  /** How much faster than real time the services are. */
  scale?: number;
  scenario?: Scenario;
  /** Further settings of the server, by their names in the environment. */
  env?: Record<string, string>;
  /** Providers that get a key; Replicate alone unless told. */
  keys?: (keyof typeof KEYS)[];
  /** Writes the answers of language models; by rule unless given. */
  text?: WriteText;
  /** Sees what media models are asked for, and the picture they start from. */
  watch?: (...asked: Parameters<MakeMedia>) => void;
  /** Do providers call the server back? */
  webhooks?: boolean;
}

/** A whole studio in a process of its own, with keys, whose providers are simulated in this one. */
export class SimulatedStudio {
  readonly simulator: Simulator;
  readonly server: ServerUnderTest;
  readonly api: ApiClient;
  readonly db: Database;
  readonly home: string;
  readonly databaseUrl: string;
  readonly #database: FreshDatabase;
  readonly #folder: string;

  private constructor(parts: {
    simulator: Simulator;
    server: ServerUnderTest;
    db: Database;
    database: FreshDatabase;
    folder: string;
  }) {
    this.simulator = parts.simulator;
    this.server = parts.server;
    this.db = parts.db;
    this.#database = parts.database;
    this.databaseUrl = parts.database.url;
    this.#folder = parts.folder;
    this.home = join(parts.folder, 'home');
    this.api = new ApiClient(() => this.server.url);
  }

  static async open(options: SimulatedStudioOptions = {}): Promise<SimulatedStudio> {
    const folder = await mkdtemp(join(tmpdir(), 'admint-simulated-'));
    const database = await migratedDatabase('simulated');
    const make = await simulatedMedia(join(folder, 'media'));
    const simulator = await startSimulator({
      media: (...asked) => {
        options.watch?.(...asked);
        return make(...asked);
      },
      ...(options.text && { text: options.text }),
      prices: cataloguePrices(),
      scale: options.scale ?? 60,
      ...(options.scenario && { scenario: options.scenario }),
    });
    const port = (await tryPort(0, '127.0.0.1')) ?? 0;
    const server = new ServerUnderTest({
      home: join(folder, 'home'),
      databaseUrl: database.url,
      env: {
        ...environment(simulator, options.keys ?? ['replicate']),
        PORT: String(port),
        ...(options.webhooks && { ADMINT_PUBLIC_URL: `http://127.0.0.1:${port}` }),
        ...options.env,
      },
    });
    const db = openDatabase(openPool(database.url, 4));
    const studio = new SimulatedStudio({ simulator, server, db, database, folder });
    await server.start(port);
    await studio.api.login();
    return studio;
  }

  /** A session with pictures asked for; gives its id. */
  async images(count = 4, extra: Record<string, unknown> = {}): Promise<string> {
    const id = await this.api.newSession();
    await this.api.generateImages(id, { num_images: count, ...extra });
    return id;
  }

  async close(): Promise<void> {
    await this.server.stop();
    await this.simulator.close();
    await this.db.destroy();
    await this.#database.drop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

function environment({ urls }: Simulator, keys: (keyof typeof KEYS)[]): Record<string, string> {
  const all = {
    replicate: { REPLICATE_API_TOKEN: KEYS.replicate, REPLICATE_BASE_URL: urls.replicate },
    openai: { OPENAI_API_KEY: KEYS.openai, OPENAI_BASE_URL: urls.openai },
    fal: { FAL_KEY: KEYS.fal, FAL_BASE_URL: urls.fal },
  };
  return Object.assign({}, ...keys.map((key) => all[key])) as Record<string, string>;
}
