import type { Page, Request } from '@playwright/test';

interface Said {
  /** `PUT /api/settings/providers/replicate: request body` and the like. */
  where: string;
  text: string;
}

/** Everything that passes between a page and its server from now on, and what the page writes down. */
export class BrowserTraffic {
  readonly #page: Page;
  readonly #said: Said[] = [];
  readonly #open: Promise<void>[] = [];

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => this.#note(nameOf(request), request.url(), request.postData() ?? ''));
    page.on('response', (answer) => {
      const name = nameOf(answer.request());
      this.#open.push(this.#read(`${name}: answer`, () => answer.text()));
      this.#open.push(
        this.#read(`${name}: headers`, async () =>
          JSON.stringify([await answer.request().allHeaders(), await answer.allHeaders()]),
        ),
      );
    });
    page.on('console', (line) => this.#said.push({ where: 'console', text: line.text() }));
    page.on('websocket', (socket) => {
      this.#said.push({ where: 'socket address', text: socket.url() });
      socket.on('framesent', ({ payload }) => this.#note('socket', payload.toString(), ''));
      socket.on('framereceived', ({ payload }) => this.#note('socket', payload.toString(), ''));
    });
  }

  #note(name: string, address: string, body: string): void {
    this.#said.push({ where: name, text: address }, { where: `${name}: body`, text: body });
  }

  async #read(where: string, read: () => Promise<string>): Promise<void> {
    // A page that went on has thrown some answers away.
    const text = await read().catch(() => '');
    this.#said.push({ where, text });
  }

  /** Names every place in which one of `forms` stood, and how much was looked at. */
  async search(forms: readonly string[]): Promise<{ found: string[]; looked: number; sockets: number }> {
    await Promise.all(this.#open);
    const kept = await this.#page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
    );
    const all = [
      ...this.#said,
      { where: 'storage', text: kept },
      { where: 'page', text: await this.#page.content() },
    ];
    const has = ({ text }: Said) => forms.some((form) => text.includes(form));
    return {
      found: [...new Set(all.filter(has).map(({ where }) => where))],
      looked: all.length,
      sockets: all.filter(({ where }) => where === 'socket').length,
    };
  }
}

const nameOf = (request: Request) => `${request.method()} ${new URL(request.url()).pathname}`;
