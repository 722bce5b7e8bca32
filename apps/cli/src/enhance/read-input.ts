import { readFile } from 'node:fs/promises';
import { EXIT, Failure } from '../failure.ts';

/** Characters; more is a document, not a prompt. */
const LONGEST_PROMPT = 5000;
/** Bytes; a storyboard with its narrative is far below. */
const LARGEST_FILE = 5_000_000;

/** Takes a file name, or `-` for standard input; gives the prompt without space around it. Throws Failure (`usage`). */
export async function readPrompt(source: string, stdin: NodeJS.ReadableStream): Promise<string> {
  const name = source === '-' ? 'Standard input' : source;
  const prompt = (source === '-' ? textOf(await drain(stdin), name) : await readText(source)).trim();
  if (prompt === '') throw wrong('empty_prompt', `${name} holds no prompt.`);
  if (prompt.length > LONGEST_PROMPT) {
    throw wrong('prompt_too_long', `${name} has ${prompt.length} characters; ${LONGEST_PROMPT} is the most.`);
  }
  return prompt;
}

/** Gives the text of a file. Throws Failure (`usage`) when it cannot be read or is not text. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw wrong('cannot_read', `Cannot read ${path}: ${reason}`);
  });
  return textOf(bytes, path);
}

/** Gives the value of a JSON file. Throws Failure (`usage`). */
export async function readJson(path: string): Promise<unknown> {
  const text = await readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong('not_json', `${path} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function textOf(bytes: Buffer, name: string): string {
  if (bytes.length > LARGEST_FILE) throw wrong('too_large', `${name} is too large: ${bytes.length} bytes.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Said below: bytes that are not UTF-8 and bytes with zeros are the same mistake.
  }
  throw wrong('not_text', `${name} is not text in UTF-8.`);
}

async function drain(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > LARGEST_FILE) break;
  }
  return Buffer.concat(chunks);
}

const wrong = (code: string, message: string) => new Failure(EXIT.usage, code, message);
