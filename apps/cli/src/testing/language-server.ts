import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LanguageServer {
  /** Base address of the OpenAI-compatible surface. */
  url: string;
  /** The authorization header of every question. */
  asked: (string | undefined)[];
  close: () => Promise<void>;
}

export const WRITTEN =
  'Pink tennis shoes with white laces rest on sunlit clay, shot on a 50mm lens at low angle in warm side light.';

/** A language model server of one's own: writes one prompt, scores everything 90; `broken` answers with no data. */
export async function playLanguageServer(
  mode: 'fine' | 'broken' | 'silent' = 'fine',
): Promise<LanguageServer> {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      asked.push(request.headers.authorization);
      if (mode === 'silent') return;
      const content = mode === 'broken' ? 'I would rather not.' : answer(JSON.parse(text));
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          id: 'one',
          object: 'chat.completion',
          created: 0,
          model: 'played',
          choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
          usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
        }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

interface Question {
  response_format?: { json_schema?: { schema?: { properties?: Record<string, Schema> } } };
}
interface Schema {
  properties?: Record<string, unknown>;
}

function answer({ response_format }: Question): string {
  const { prompt, scores } = response_format?.json_schema?.schema?.properties ?? {};
  if (prompt) return JSON.stringify({ prompt: WRITTEN });
  const names = Object.keys(scores?.properties ?? {});
  return JSON.stringify({
    scores: Object.fromEntries(names.map((name) => [name, 90])),
    critique: 'Say where the light comes from.',
  });
}
