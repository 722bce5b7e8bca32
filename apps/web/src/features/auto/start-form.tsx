import {
  AspectRatio,
  coherenceState,
  Framework,
  GenerateRequest,
  lengthRange,
  PROMPT_LIMITS,
  type SessionResponse,
} from '@admint/contract';
import { useQuery } from '@tanstack/react-query';
import { Clapperboard } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useServerNames } from '../../lib/server-words.ts';
import { preferenceStore, useCoherenceChoice } from '../../lib/preferences.ts';
import { useDraft } from '../../lib/draft-store.ts';
import { optionsQuery } from '../../lib/session-api.ts';
import { ToggleChips } from '../../ui/chips.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { CoherencePanel } from '../../ui/session/coherence-panel.tsx';
import { PressArea } from '../../ui/session/press-area.tsx';
import { ProblemNotice } from '../../ui/session/problem-notice.tsx';
import { SpendButton } from '../../ui/session/spend-button.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { type GenerateValues, useGenerate } from './auto-api.ts';

const { least: LEAST, most: MOST } = PROMPT_LIMITS.whole;
const CHOSEN = 'auto';
const SCENES = ['1', '2', '3', '4', '5', '6', '7', '8'];

/** What a person may fix before the ad is made; everything but the sentence can be left to the studio. */
interface Wishes {
  prompt: string;
  ratio: AspectRatio;
  scenes: string;
  duration: string;
  framework: string;
  genre: string;
  styles: string[];
  review: boolean;
  draft: boolean;
}

interface StartFormProps {
  session: SessionResponse;
  photos: ReactNode;
  /** What orders several variations of this ad instead of one. */
  compare: (base: GenerateValues) => ReactNode;
}

/** The order of a whole ad: one sentence, and what one wants to have a say in. */
export function StartForm({ session, photos, compare }: StartFormProps) {
  const t = useTranslations('auto');
  const finish = useTranslations('finish');
  const styleOf = useServerNames('styles');
  const options = useQuery(optionsQuery);
  const [draft, edit] = useDraft(session.id);
  const generate = useGenerate(session.id);
  const [pressed, setPressed] = useState(false);
  const [several, setSeveral] = useState(false);
  const coherence = useCoherenceChoice();
  const [wishes, setWishes] = useState<Wishes>({
    prompt: draft.product_prompt ?? '',
    ratio: '16:9',
    scenes: CHOSEN,
    duration: '',
    framework: CHOSEN,
    genre: CHOSEN,
    styles: [],
    review: true,
    draft: false,
  });
  const change = (part: Partial<Wishes>) => {
    setWishes((before) => ({ ...before, ...part }));
    if (part.prompt !== undefined) edit({ product_prompt: part.prompt });
  };
  const values = { ...valuesOf(wishes, session), coherence };
  const faults = faultsOf(values);
  const { prompt } = wishes;
  const length = prompt.trim().length;
  const range = lengthRange(values.num_clips ?? null);
  const ask = (seconds: number) => {
    edit({ asked: askedNow(seconds) });
    generate.mutate(values);
  };

  return (
    <form className="grid gap-6" noValidate onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label={t('prompt')}
        placeholder={t('placeholder')}
        hint={t('promptHint')}
        rows={4}
        value={prompt}
        count={{ now: length, most: MOST }}
        error={
          length > MOST
            ? t('tooLong', { most: MOST })
            : pressed && length < LEAST
              ? t('tooShort', { least: LEAST })
              : undefined
        }
        onChange={(event) => change({ prompt: event.target.value })}
      />
      {photos}
      <Segments
        label={t('ratio')}
        value={wishes.ratio}
        options={AspectRatio.options.map((value) => ({ value, label: styleOf(value) }))}
        onChange={(ratio) => change({ ratio })}
      />
      <div className="grid grid-cols-2 gap-4">
        <Select
          label={t('scenes')}
          value={wishes.scenes}
          options={[
            { value: CHOSEN, label: t('scenesChosen') },
            ...SCENES.map((value) => ({ value, label: value })),
          ]}
          onChange={(scenes) => change({ scenes })}
        />
        <TextField
          label={t('seconds')}
          inputMode="numeric"
          placeholder={t('secondsPlaceholder')}
          value={wishes.duration}
          error={faults.includes('duration') ? t('secondsRange', range) : undefined}
          onChange={(event) => change({ duration: event.target.value.replace(/\D/g, '').slice(0, 2) })}
        />
      </div>
      <div className="grid grid-cols-2 gap-4">
        <Select
          label={t('framework')}
          value={wishes.framework}
          options={[
            { value: CHOSEN, label: t('chosen') },
            ...Framework.options.map((value) => ({ value, label: t(`frameworks.${value}`) })),
          ]}
          onChange={(framework) => change({ framework })}
        />
        <Select
          label={t('music')}
          value={wishes.genre}
          options={[
            { value: CHOSEN, label: t('chosen') },
            { value: 'none', label: t('silent') },
            ...(options.data?.genres ?? []).map((value) => ({
              value,
              label: finish(`genres.${value as 'upbeat'}`),
            })),
          ]}
          onChange={(genre) => change({ genre })}
        />
      </div>
      {options.data && (
        <ToggleChips
          label={t('style')}
          options={options.data.style_keywords.map((value) => ({ value, label: value }))}
          value={wishes.styles}
          onChange={(styles) => change({ styles })}
        />
      )}
      <CoherencePanel
        value={coherence}
        models={{ image: session.models?.image, video: session.models?.video }}
        scenes={values.num_clips}
        onChange={preferenceStore.getState().setCoherence}
      />
      <div className="grid gap-3">
        <Switch label={t('draft')} checked={wishes.draft} onChange={(small) => change({ draft: small })} />
        <Switch label={t('several')} checked={several} onChange={setSeveral} />
        <p className="text-muted text-sm">{t('severalHint')}</p>
      </div>
      {several ? (
        compare(values)
      ) : (
        <>
          <div className="grid gap-3">
            <Switch label={t('review')} checked={wishes.review} onChange={(review) => change({ review })} />
            <p className="text-muted text-sm">{t('reviewHint')}</p>
          </div>
          <ProblemNotice error={generate.error} paid />
          <PressArea stays>
            <SpendButton
              session={session}
              estimate={{
                action: 'auto',
                ...(!values.music?.enabled && { music: 'off' as const }),
                ...(!coherenceState(coherence).parallel_clips && { parallel: 'off' as const }),
                ...(values.num_clips !== undefined && { count: values.num_clips }),
                ...(values.duration !== undefined &&
                  !faults.includes('duration') && { duration: values.duration }),
              }}
              label={wishes.review ? t('plan') : t('make')}
              icon={<Clapperboard aria-hidden="true" />}
              busy={generate.isPending}
              check={() => {
                setPressed(true);
                return Promise.resolve(faults.length === 0);
              }}
              onSpend={ask}
            />
          </PressArea>
        </>
      )}
    </form>
  );
}

const askedNow = (seconds: number) => ({ at: Date.now(), seconds });

function valuesOf(wishes: Wishes, session: SessionResponse): GenerateValues {
  const { genre, framework } = wishes;
  return {
    prompt: wishes.prompt,
    aspect_ratio: wishes.ratio,
    style_keywords: wishes.styles,
    review: wishes.review,
    quality: wishes.draft ? 'draft' : 'final',
    photo_background: session.photos.length > 0 ? 'replace' : undefined,
    music: {
      enabled: genre !== 'none',
      ...(genre !== CHOSEN && genre !== 'none' && { genre: genre as 'upbeat' }),
    },
    ...(framework !== CHOSEN && { framework: framework as Framework }),
    ...(wishes.scenes !== CHOSEN && { num_clips: Number(wishes.scenes) }),
    ...(wishes.duration !== '' && { duration: Number(wishes.duration) }),
  };
}

/** The fields that the contract refuses. */
function faultsOf(values: GenerateValues): string[] {
  const parsed = GenerateRequest.safeParse(values);
  return parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
}
