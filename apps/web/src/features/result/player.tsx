import { Maximize, Pause, Play, RotateCcw, Volume2, VolumeX } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from '../../lib/class-names.ts';
import { useFormats } from '../../lib/formats.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { playerKey, togglePlay } from './player-keys.ts';

interface PlayerProps {
  src: string;
  poster: string;
  /** "1920x1080" */
  resolution: string;
  label: string;
  /** Starts by itself, without sound, because browsers only start quiet videos. */
  starts?: boolean;
}

/** The ad itself, with controls that a keyboard reaches: Space or K, arrows for five seconds, M, F, 0–9 for tenths. */
export function Player({ src, poster, resolution, label, starts = false }: PlayerProps) {
  const t = useTranslations('player');
  const [width, height] = resolution.split('x').map(Number) as [number, number];
  const shape = (width || 16) / (height || 9);
  const video = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLElement>(null);
  const [state, setState] = useState({ paused: true, muted: true, ended: false });
  const [waiting, setWaiting] = useState(false);
  const [broken, setBroken] = useState(false);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  usePlayerKeys(frame, video);

  const read = () => {
    if (!video.current) return;
    const { paused, muted, ended } = video.current;
    setState({ paused, muted, ended });
    setWaiting(false);
  };
  const toggle = () => video.current && togglePlay(video.current);
  const seek = (seconds: number) => {
    if (video.current) video.current.currentTime = seconds;
  };
  const ready = () => {
    // Only what starts by itself has to be quiet.
    if (video.current && !starts) video.current.muted = false;
    read();
  };

  if (broken) {
    return (
      <Notice
        tone="error"
        title={t('broken')}
        actions={<Button onClick={() => setBroken(false)}>{t('again')}</Button>}
      >
        <p>{t('brokenText')}</p>
      </Notice>
    );
  }
  return (
    <section
      ref={frame}
      aria-label={label}
      className="group/player relative mx-auto w-full overflow-hidden rounded-card border border-line bg-black"
      style={{ maxWidth: `calc(72dvh * ${shape})`, aspectRatio: String(shape) }}
    >
      {/* The ad's words are drawn into its pictures; there is no speech to caption. */}
      <video
        ref={video}
        key={src}
        src={src}
        poster={poster}
        autoPlay={starts && !calm}
        muted
        playsInline
        preload="metadata"
        className="block size-full object-contain"
        onClick={toggle}
        onPlay={read}
        onPause={read}
        onEnded={read}
        onVolumeChange={read}
        onPlaying={read}
        onLoadedMetadata={ready}
        onWaiting={() => setWaiting(true)}
        onError={() => setBroken(true)}
      />
      {state.paused && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden="true"
          className="absolute top-1/2 left-1/2 grid size-18 -translate-1/2 place-items-center rounded-full bg-black/55 text-white backdrop-blur-sm transition-transform hover:scale-105 [&_svg]:size-8"
          onClick={toggle}
        >
          {state.ended ? <RotateCcw /> : <Play className="translate-x-0.5" />}
        </button>
      )}
      <div
        className={cx(
          'absolute inset-x-0 bottom-0 flex items-center gap-1 bg-linear-to-t from-black/85 to-transparent px-2 pt-8 pb-2 text-white transition-opacity duration-200 sm:px-3',
          !state.paused && 'opacity-0 focus-within:opacity-100 group-hover/player:opacity-100',
        )}
      >
        <ControlButton label={state.paused ? t('play') : t('pause')} keys="k" onPress={toggle}>
          {state.paused ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        </ControlButton>
        <ControlButton
          label={state.muted ? t('unmute') : t('mute')}
          keys="m"
          onPress={() => video.current && playerKey(video.current, 'm')}
        >
          {state.muted ? <VolumeX aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
        </ControlButton>
        <Timeline video={video} src={src} onSeek={seek} />
        <ControlButton label={t('full')} keys="f" onPress={() => fullScreen(frame.current)}>
          <Maximize aria-hidden="true" />
        </ControlButton>
      </div>
      <output className="sr-only">{waiting ? t('loading') : ''}</output>
    </section>
  );
}

/** Keys work wherever the focus is inside the player; a button keeps its own, a slider its arrows. */
function usePlayerKeys(
  frame: RefObject<HTMLElement | null>,
  video: RefObject<HTMLVideoElement | null>,
): void {
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !video.current) return;
      const onButton =
        event.target instanceof HTMLButtonElement && (event.key === ' ' || event.key === 'Enter');
      const onSlider = event.target instanceof HTMLInputElement && event.key.startsWith('Arrow');
      if (onButton || onSlider) return;
      if (event.key.toLowerCase() === 'f') fullScreen(element);
      else if (!playerKey(video.current, event.key)) return;
      event.preventDefault();
    };
    element.addEventListener('keydown', onKeyDown);
    return () => element.removeEventListener('keydown', onKeyDown);
  }, [frame, video]);
}

function fullScreen(frame: HTMLElement | null): void {
  // Where the browser has no full screen, the page stays as it is.
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
  else frame?.requestFullscreen?.().catch(() => undefined);
}

function ControlButton({
  label,
  keys,
  onPress,
  children,
}: {
  label: string;
  keys: string;
  onPress: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
      className="grid size-9 shrink-0 place-items-center rounded-control hover:bg-white/15 focus-visible:outline-white [&_svg]:size-5"
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** Where the video is. Its place is written straight into the slider: sixty renders a second are not needed for it. */
function Timeline({
  video,
  src,
  onSeek,
}: {
  video: RefObject<HTMLVideoElement | null>;
  src: string;
  onSeek: (seconds: number) => void;
}) {
  const t = useTranslations('player');
  const { clock } = useFormats();
  const slider = useRef<HTMLInputElement>(null);
  const time = useRef<HTMLSpanElement>(null);
  const [length, setLength] = useState(0);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let asked = 0;
    const show = () => {
      if (slider.current) {
        slider.current.value = String(element.currentTime);
        slider.current.style.setProperty(
          '--done',
          `${(100 * element.currentTime) / (element.duration || 1)}%`,
        );
        slider.current.setAttribute('aria-valuetext', clock(element.currentTime));
      }
      if (time.current) time.current.textContent = clock(element.currentTime);
    };
    const follow = () => {
      show();
      asked = element.paused ? 0 : requestAnimationFrame(follow);
    };
    const known = () => setLength(Number.isFinite(element.duration) ? element.duration : 0);
    const pairs = {
      play: follow,
      seeked: show,
      timeupdate: show,
      loadedmetadata: known,
      durationchange: known,
    };
    for (const [name, run] of Object.entries(pairs)) element.addEventListener(name, run);
    known();
    if (!element.paused) follow();
    return () => {
      cancelAnimationFrame(asked);
      for (const [name, run] of Object.entries(pairs)) element.removeEventListener(name, run);
    };
  }, [video, clock, src]);
  return (
    <>
      <input
        ref={slider}
        type="range"
        min={0}
        max={length || 1}
        step={0.05}
        defaultValue={0}
        aria-label={t('seek')}
        className="player-range mx-1 h-9 min-w-0 grow"
        onInput={(event) => onSeek(Number(event.currentTarget.value))}
      />
      <span className="tabular shrink-0 px-1 text-sm">
        <span ref={time}>0:00</span> / {clock(Math.round(length))}
      </span>
    </>
  );
}
