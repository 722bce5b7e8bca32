import { duration, gradeMatrix, type SessionResponse, type Timeline } from '@admint/contract';
import { Pause, Play, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { chosenClips } from '../../../lib/chosen-clips.ts';
import { useFormats } from '../../../lib/formats.ts';
import { Button } from '../../../ui/button.tsx';
import { Scrubber } from '../../../ui/scrubber.tsx';
import { loadFontsFor } from './fonts.ts';
import { GRADE_FILTER } from './paint-clip.ts';
import { PreviewPlayer } from './preview-player.ts';

const MOST_PIXELS_WIDE = 1280;

interface PreviewProps {
  session: SessionResponse;
  timeline: Timeline;
  /** The sound to play along, and what is to be said about it. */
  music: { url: string | null; note: string };
  /** A frame to stop at and show; another object goes there again. */
  stop?: { frame: number } | undefined;
}

/** The ad as it will be exported, playing in the page: the same timeline, drawn by the same painter. */
export function Preview({ session, timeline, music, stop }: PreviewProps) {
  const t = useTranslations('preview');
  const { clock } = useFormats();
  const canvas = useRef<HTMLCanvasElement>(null);
  const player = useRef<PreviewPlayer>(null);
  const [frame, setFrame] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [muted, setMuted] = useState(false);
  const [fontsFailed, setFontsFailed] = useState(false);
  const files = useMemo(
    () =>
      chosenClips(session).map(({ id, url, proxy_url, poster_url: poster }) => ({
        id,
        url: proxy_url ?? url,
        poster,
      })),
    [session],
  );
  const { width, height, fps } = timeline;
  const total = duration(timeline);

  useEffect(() => {
    if (!canvas.current) return;
    const made = new PreviewPlayer(canvas.current, { onFrame: setFrame, onPlaying: setPlaying });
    player.current = made;
    return () => {
      player.current = null;
      made.dispose();
    };
  }, []);

  useEffect(() => player.current?.show(timeline, files), [timeline, files]);
  useEffect(() => {
    if (!stop) return;
    player.current?.pause();
    player.current?.seek(stop.frame);
  }, [stop]);
  useEffect(() => player.current?.setMusic(music.url), [music.url]);
  useEffect(() => player.current?.setMuted(muted), [muted]);

  useEffect(() => {
    let stale = false;
    loadFontsFor(timeline.overlays.map(({ text, font }) => ({ text, font }))).then(
      () => {
        setFontsFailed(false);
        if (!stale) player.current?.redraw();
      },
      () => setFontsFailed(true),
    );
    return () => {
      stale = true;
    };
  }, [timeline]);

  const scale = Math.min(1, MOST_PIXELS_WIDE / Math.max(width, height));
  return (
    // The line below the picture is as wide as it, and wide enough to be used below a tall one.
    <figure
      aria-label={t('label')}
      className="mx-auto grid w-full gap-3"
      style={{ maxWidth: `max(22rem, calc(60dvh * ${width / height}))` }}
    >
      <svg aria-hidden="true" className="absolute size-0">
        <filter id={GRADE_FILTER} colorInterpolationFilters="sRGB">
          <feColorMatrix type="matrix" values={gradeMatrix(timeline.grade).join(' ')} />
        </filter>
      </svg>
      <div
        className="mx-auto w-full overflow-hidden rounded-card border border-line bg-black"
        style={{ maxWidth: `calc(60dvh * ${width / height})` }}
      >
        <canvas
          ref={canvas}
          width={Math.round(width * scale)}
          height={Math.round(height * scale)}
          className="block w-full"
          style={{ aspectRatio: `${width} / ${height}` }}
        >
          {t('canvas')}
        </canvas>
      </div>
      <div className="flex items-center gap-3">
        <Button
          shape="icon"
          aria-label={playing ? t('pause') : t('play')}
          onClick={() => (playing ? player.current?.pause() : player.current?.play())}
        >
          {playing ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
        </Button>
        <Scrubber
          label={t('position')}
          text={t('at', { now: clock(frame / fps), total: clock(Math.round(total / fps)) })}
          value={Math.min(frame, total - 1)}
          max={total - 1}
          onChange={(next) => {
            player.current?.pause();
            player.current?.seek(next);
          }}
        />
        {music.url !== null && (
          <Button
            shape="icon"
            look="quiet"
            aria-label={muted ? t('soundOn') : t('soundOff')}
            onClick={() => setMuted(!muted)}
          >
            {muted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
          </Button>
        )}
        <span className="tabular text-muted text-sm">
          {t('at', { now: clock(frame / fps), total: clock(Math.round(total / fps)) })}
        </span>
      </div>
      <figcaption className="text-muted text-sm">{fontsFailed ? t('fontsFailed') : music.note}</figcaption>
    </figure>
  );
}
