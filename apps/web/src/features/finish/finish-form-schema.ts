import {
  CardStyle,
  ComposeFinalVideoRequest,
  Grade,
  SceneText,
  type SessionResponse,
  type Storyboard,
  TextOverlay,
} from '@admint/contract';
import { z } from 'zod';
import type { FinishDraft } from '../../lib/draft-store.ts';

/** The form of step 3: the same limits as the request, with music as a switch and a genre. */
export const FinishForm = z.object({
  product_name: TextOverlay.shape.product_name,
  cta: TextOverlay.shape.cta,
  font: z.string().min(1),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  music: z.boolean(),
  genre: z.string(),
  aspect_ratio: z.string(),
  grade: z.string(),
  grade_strength: z.number().min(0).max(1),
  intro_duration: z.number().min(0).max(5),
  outro_duration: z.number().min(0).max(5),
  card_style: CardStyle,
  /** Of an automatic ad: what stands over its scenes. */
  scene_texts: z.array(SceneText),
});
export type FinishValues = z.infer<typeof FinishForm>;

const DEFAULTS: FinishValues = {
  product_name: '',
  cta: '',
  font: 'Montserrat-Bold',
  color: '#FFFFFF',
  music: true,
  genre: 'upbeat',
  aspect_ratio: '16:9',
  grade: 'none',
  grade_strength: 1,
  intro_duration: 1,
  outro_duration: 1,
  card_style: 'picture',
  scene_texts: [],
};

/** What the form opens with: what was typed here last, else what was composed last, else the defaults. */
export function openingValues(
  session: Pick<SessionResponse, 'composition'>,
  draft: Partial<FinishDraft> | undefined,
): FinishValues {
  const last = session.composition;
  const composed: Partial<FinishValues> = last
    ? {
        ...last.text_overlay,
        music: last.audio.enabled,
        genre: last.audio.genre,
        aspect_ratio: last.aspect_ratio,
        ...(last.grade && { grade: last.grade.preset, grade_strength: last.grade.strength }),
        intro_duration: last.intro_duration,
        outro_duration: last.outro_duration,
        card_style: last.card_style ?? 'colour',
        scene_texts: last.scene_texts ?? [],
      }
    : {};
  return { ...DEFAULTS, ...composed, ...draft };
}

/** Every scene of the storyboard with a field of its own: what was typed, else what it says now. */
export function withScenes(
  values: FinishValues,
  board: Pick<Storyboard, 'scenes'> | undefined,
): FinishValues {
  if (!board) return values;
  const typed = (number: number) => values.scene_texts.find(({ scene }) => scene === number)?.text;
  return {
    ...values,
    scene_texts: board.scenes.map(({ number, overlay_text }) => ({
      scene: number,
      text: typed(number) ?? overlay_text,
    })),
  };
}

const ComposeBody = ComposeFinalVideoRequest.omit({ session_id: true });

/** Takes a filled-in form, gives the request's body. Throws ZodError when the server would refuse it. */
export function composeBody(values: FinishValues): z.output<typeof ComposeBody> {
  return ComposeBody.parse({
    text_overlay: {
      product_name: values.product_name,
      cta: values.cta,
      font: values.font,
      color: values.color,
    },
    audio: { enabled: values.music, genre: values.genre },
    intro_duration: values.intro_duration,
    outro_duration: values.outro_duration,
    card_style: values.card_style,
    aspect_ratio: values.aspect_ratio,
    grade: gradeOf(values),
    ...(values.scene_texts.length > 0 && { scene_texts: values.scene_texts }),
  });
}

/** The look of the footage as the form says it; undefined where it stays as it is. */
export function gradeOf(values: Pick<FinishValues, 'grade' | 'grade_strength'>): Grade | undefined {
  const grade = Grade.safeParse({ preset: values.grade, strength: values.grade_strength });
  return grade.success && grade.data.preset !== 'none' ? grade.data : undefined;
}
