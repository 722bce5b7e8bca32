import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PROMPT_LIMITS } from '@admint/contract';
import { readPrompt } from '../enhance/read-input.ts';
import { EXIT, Failure } from '../failure.ts';

/** What a storyboard is told from. */
export interface Source {
  /** The user's own words: the only source of claims. */
  prompt: string;
  /** The same as a prompt tool improved it. */
  enhanced: string | null;
}

/**
 * Takes a text file, `-` for standard input, or the trace folder of a prompt tool: then both the original and the
 * improved prompt are there. Throws Failure (`usage`).
 */
export async function readSource(source: string, stdin: NodeJS.ReadableStream): Promise<Source> {
  const folder = source !== '-' && (await stat(source).catch(() => null))?.isDirectory();
  const prompt = await readPrompt(folder ? join(source, '00_original_prompt.txt') : source, stdin);
  const enhanced = folder ? await readPrompt(join(source, '05_final_enhanced_prompt.txt'), stdin) : null;
  const { least, most } = PROMPT_LIMITS.whole;
  if (prompt.length >= least && prompt.length <= most) return { prompt, enhanced };
  const instead = prompt.length > most ? ' An improved prompt is taken with the folder of its trace.' : '';
  throw new Failure(
    EXIT.usage,
    'prompt_length',
    `A storyboard is told from ${least} to ${most} characters; these are ${prompt.length}.${instead}`,
  );
}

/** The first bytes of the pictures that models take, in hexadecimal. */
const PICTURES: Record<string, RegExp> = {
  PNG: /^89504e470d0a1a0a/,
  JPEG: /^ffd8ff/,
  WebP: /^52494646.{8}57454250/,
};

/** Throws Failure (`usage`) for a file that cannot be read or is no picture. */
export async function checkPicture(path: string): Promise<void> {
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : error.message;
    throw new Failure(EXIT.usage, 'cannot_read', `Cannot read ${path}: ${reason}`);
  });
  try {
    const head = Buffer.alloc(12);
    await file.read(head, 0, head.length, 0).catch(() => undefined);
    if (Object.values(PICTURES).some((signature) => signature.test(head.toString('hex')))) return;
  } finally {
    await file.close();
  }
  const kinds = Object.keys(PICTURES).join(', ');
  throw new Failure(EXIT.usage, 'not_a_picture', `${path} is no picture that can be used (${kinds}).`);
}
