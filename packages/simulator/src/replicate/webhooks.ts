import { randomBytes } from 'node:crypto';
import type { World } from '../world.ts';
import type { Prediction } from './prediction.ts';
import { signedHeaders } from './signing.ts';

const RETRY_S = [5, 10, 20, 30];
const SLOW_S = 45;

/** Tells a job's address what happened, signed. Only the last word is sent again when it is not taken. */
export class Webhooks {
  readonly #world: World;
  readonly #secret: string;

  constructor(world: World, secret: string) {
    this.#world = world;
    this.#secret = secret;
  }

  /** `body`: the prediction as GET shows it. */
  async tell(job: Prediction, event: 'start' | 'completed', body: string, late?: string): Promise<void> {
    const { webhook, scenario, events } = job;
    if (!webhook || scenario === 'webhook_lost') return;
    if (events.length > 0 && !events.includes(event)) return;
    if (event === 'start' && events.length === 0) return;
    const id = `msg_${randomBytes(12).toString('hex')}`;
    const send = (text: string) => this.#post(webhook, id, text, scenario === 'webhook_bad_signature');
    if (event === 'start') return void (await send(body));
    if (scenario === 'webhook_slow') await this.#after(SLOW_S);
    let taken = await send(body);
    if (scenario === 'webhook_duplicate') await send(body);
    if (scenario === 'webhook_out_of_order' && late) await send(late);
    for (const wait of RETRY_S) {
      if (taken) return;
      await this.#after(wait);
      taken = await send(body);
    }
  }

  async #post(address: string, id: string, body: string, forged: boolean): Promise<boolean> {
    this.#world.journal.webhooks += 1;
    const secret = forged
      ? `whsec_${Buffer.from('not the secret of anybody').toString('base64')}`
      : this.#secret;
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = signedHeaders(secret, id, timestamp, body);
    return await fetch(address, { method: 'POST', headers, body, redirect: 'manual' }).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  #after(seconds: number): Promise<void> {
    return new Promise((resolve) => this.#world.clock.after(seconds, resolve));
  }
}
