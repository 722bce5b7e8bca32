import type { Finding, PromptKind } from '../trace.ts';
import type { ClipContext } from './scene.ts';

const ROLE: Record<PromptKind, string> = {
  ad: 'You are the creative director of an advertising agency.',
  image: 'You are a cinematographer and creative director for product photography.',
  video: 'You are a film director for short product commercials.',
};

const CRAFT: Record<PromptKind, string> = {
  ad: `- Structure: who or what, then action, then place and time, then style.
- Name shot size, lens, light with its direction, composition, two or three palette colours and one mood.
- Say what the brand stands for only in what can be seen; keep the product the hero of the picture.`,
  image: `- Structure: who or what, then action, then place and time, then style.
- Name camera body and lens (such as "Canon EOS R5, 85mm f/1.2"), light with direction and quality, framing and depth, a film stock or colour science, one mood, and the aspect ratio.
- Use camera cues such as "close-up portrait", "wide aerial shot", "macro photograph" and light cues such as "soft golden morning light": one of each.`,
  video: `- Structure like a screenplay in one breath: subject, action, setting, style, mood.
- Give the camera one move (pan, tilt, dolly, tracking, orbit or static) and its pace; give two or three beats with their time, and the frame on which the shot ends.
- Motion is smooth and plausible; product, light and palette stay the same from the first frame to the last.
- When a start frame is given, describe only what moves; the picture is already there.`,
};

/** The words a language model gets to rewrite a prompt. */
export const creativeDirectorPrompt = {
  system: (kind: PromptKind) => `# Role
${ROLE[kind]}

# Task
Rewrite the current version of a prompt so that the critique no longer applies.

# Input
The user's original prompt, the current version, the Prompt Engineer's critique, and for clips the storyboard's facts.

# Output
One JSON object that matches the given schema: prompt, the new version as plain text.

# Rules
- Keep every fact the user gave about the product, word for word where it is a name, colour, number or material.
- Never invent properties of the product, claims, prices, logos or lettering; invent only the set, the light and the camera.
${CRAFT[kind]}
- One scene in natural sentences, 40 to 150 words. No lists of keywords, no tags such as "8k" or "masterpiece".`,
  user: (input: {
    original: string;
    prompt: string;
    critique: string;
    findings: Finding[];
    clip: ClipContext | null;
  }) =>
    [
      `Original prompt: ${input.original}`,
      `Current version: ${input.prompt}`,
      `Critique: ${input.critique || 'none yet'}`,
      `Missing by the house rules: ${input.findings.map((finding) => finding.advice).join(' ') || 'nothing'}`,
      ...(input.clip ? [`Storyboard: ${JSON.stringify(input.clip)}`] : []),
    ].join('\n'),
};
