import { gradeMatrix, type Timeline } from '@admint/contract';
import { loadFontsFor } from '../src/features/finish/preview/fonts.ts';
import type { ClipFile } from '../src/features/finish/preview/footage.ts';
import { GRADE_FILTER } from '../src/features/finish/preview/paint-clip.ts';
import { PreviewPlayer } from '../src/features/finish/preview/preview-player.ts';

/** A page with nothing but the app's preview, so that a test can compare its frames with exported ones. */
declare global {
  interface Window {
    /** Takes an ad, its clips and frame numbers, gives the preview's pictures of them as PNG data addresses. */
    previewFrames(timeline: Timeline, files: ClipFile[], frames: number[]): Promise<string[]>;
  }
}

const SVG = 'http://www.w3.org/2000/svg';
/** Every video of the player with the second of the picture it shows. */
const videos = new Map<HTMLVideoElement, number>();
const create = document.createElement.bind(document);
// The player keeps its videos to itself; the page has to know when the last seek has arrived.
document.createElement = (name: string, options?: ElementCreationOptions) => {
  const made = create(name, options);
  if (made instanceof HTMLVideoElement) watch(made);
  return made;
};

window.previewFrames = async (timeline, files, frames) => {
  document.body.replaceChildren();
  videos.clear();
  addGradeFilter(timeline);
  await loadFontsFor(timeline.overlays.map(({ text, font }) => ({ text, font })));
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: timeline.width, height: timeline.height });
  document.body.append(canvas);
  const player = new PreviewPlayer(canvas, { onFrame: () => undefined, onPlaying: () => undefined });
  player.show(timeline, files);
  await settled();
  const pictures: string[] = [];
  for (const frame of frames) {
    player.seek(frame);
    await settled();
    pictures.push(canvas.toDataURL('image/png'));
  }
  player.dispose();
  return pictures;
};

function addGradeFilter(timeline: Timeline): void {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('style', 'position: absolute; width: 0; height: 0');
  const values = gradeMatrix(timeline.grade).join(' ');
  svg.innerHTML =
    `<filter id="${GRADE_FILTER}" color-interpolation-filters="sRGB">` +
    `<feColorMatrix type="matrix" values="${values}" /></filter>`;
  document.body.append(svg);
}

function watch(video: HTMLVideoElement): void {
  videos.set(video, -1);
  const presented = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
    videos.set(video, mediaTime);
    video.requestVideoFrameCallback(presented);
  };
  video.requestVideoFrameCallback(presented);
}

/** A browser under load sometimes never tells of the picture it shows; the comparison is the judge of that one. */
const PATIENCE_MS = 1500;

/** Waits until every video shows what it was sent to (clips have 30 pictures a second) and the player has painted that. */
async function settled(): Promise<void> {
  const patient = performance.now() + PATIENCE_MS;
  const arrived = ([{ seeking, currentTime, readyState }, shown]: [HTMLVideoElement, number]) =>
    !seeking &&
    readyState >= HTMLMediaElement.HAVE_CURRENT_DATA &&
    ((shown >= 0 && Math.abs(currentTime - shown) < 1 / 30) || performance.now() > patient);
  do await painted();
  while (![...videos].every(arrived));
  await painted();
  await painted();
}

function painted(): Promise<unknown> {
  return new Promise((done) => {
    requestAnimationFrame(done);
  });
}
