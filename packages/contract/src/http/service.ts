import { z } from 'zod';

export const Health = z.object({
  status: z.literal('healthy'),
  version: z.string(),
  role: z.enum(['all', 'api', 'worker']),
  demo: z.boolean(),
});

export const AgentHealth = z.object({
  agents: z.array(
    z.object({
      agent: z.string(),
      available: z.boolean(),
      provider: z.string(),
      model: z.string(),
      reason: z.string().nullable(),
      capabilities: z.array(z.string()),
    }),
  ),
});

/** A font the painter ships; `id` is what `text_overlay.font` takes. */
export const FontInfo = z.object({ id: z.string(), name: z.string(), weight: z.int() });

/** What this server offers, so that a client shows only what works. */
export const Options = z.object({
  fonts: z.array(FontInfo),
  genres: z.array(z.string()),
  style_keywords: z.array(z.string()),
  aspect_ratios: z.array(z.string()),
  demo: z.boolean(),
});

/** How the server is, and what it offers. */
export const serviceRoutes = {
  health: {
    method: 'get',
    path: '/health',
    summary: 'Is the server up?',
    tag: 'service',
    auth: false,
    response: Health,
  },
  apiHealth: {
    method: 'get',
    path: '/api/health',
    summary: 'Is the server up?',
    tag: 'service',
    auth: false,
    response: Health,
  },
  agentsHealth: {
    method: 'get',
    path: '/api/agents/health',
    summary: 'Is each agent ready to work, and with which model?',
    tag: 'service',
    auth: true,
    response: AgentHealth,
  },
  options: {
    method: 'get',
    path: '/api/options',
    summary: 'Fonts, genres, style keywords and ratios on offer',
    tag: 'service',
    auth: false,
    response: Options,
  },
} as const;
