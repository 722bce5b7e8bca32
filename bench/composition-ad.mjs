const cut = { kind: 'cut', frames: 0 };
const crossfade = { kind: 'crossfade', frames: 15 };
const card = (id, color) => ({
  kind: 'card',
  id,
  length: 30,
  background: { kind: 'color', color },
  transition: cut,
});

/** A 12.5 s ad: card, four 3 s clips with three crossfades of half a second, card, music. */
export function adTimeline(
  clips,
  music,
  { width = 1920, height = 1080, trimFirst = 0, fit = 'contain' } = {},
) {
  return {
    version: 1,
    fps: 30,
    width,
    height,
    background: '#101820',
    safe_area: { top: 0.05, right: 0.05, bottom: 0.05, left: 0.05 },
    video: [
      card('intro', '#101820'),
      ...clips.map((source, i) => ({
        kind: 'clip',
        id: `clip-${i}`,
        source,
        in: 6,
        length: 90 - (i === 0 ? trimFirst : 0),
        speed: 1,
        fit: { kind: fit },
        sound: { muted: true, gain_db: 0 },
        transition: i === 0 ? cut : crossfade,
      })),
      card('outro', '#101820'),
    ],
    overlays: [],
    audio: [
      {
        id: 'music',
        role: 'music',
        source: music,
        in: 0,
        start: 0,
        length: null,
        gain_db: 0,
        fade_in: 0,
        fade_out: 45,
        duck_db: 0,
        beats: null,
      },
    ],
    loudness: { target_lufs: -14, true_peak_db: -1 },
  };
}

function box(width, height, [r, g, b], alpha) {
  const pixels = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const edge = i % width < 8 || i % width >= width - 8;
    const stripe =
      Math.floor((i % width) / 24) % 2 === 0 && Math.abs(Math.floor(i / width) - height / 2) < height / 5;
    pixels.set(
      stripe && !edge ? [255, 255, 255, Math.round(255 * alpha)] : [r, g, b, Math.round(160 * alpha)],
      i * 4,
    );
  }
  return pixels;
}

/** Stand-ins for painted text: a name for the whole body and a call to action that fades in over its last 3 s. */
export function boxLayers(timeline) {
  const { width, height } = timeline;
  const body = timeline.video.filter((item) => item.kind === 'clip');
  const overlap = 15 * (body.length - 1);
  const end = 30 + body.reduce((sum, item) => sum + item.length, 0) - overlap;
  const name = { width: 420, height: 100, x: 62, y: Math.round(height * 0.83) };
  const action = { width: 560, height: 124, x: Math.round((width - 560) / 2), y: Math.round(height * 0.7) };
  const orange = [228, 87, 46];
  const fade = Array.from({ length: 15 }, (_, i) => box(560, 124, orange, (i + 1) / 16));
  const title = {
    z: 1,
    width: 900,
    height: 150,
    x: Math.round((width - 900) / 2),
    y: Math.round((height - 150) / 2),
  };
  const titled = (id, start) => ({
    ...title,
    id,
    start,
    length: 30,
    pictures: [box(900, 150, [16, 24, 32], 1)],
  });
  return [
    titled('intro', 0),
    titled('outro', end),
    { id: 'name', z: 1, start: 30, length: end - 30, pictures: [box(420, 100, [0, 0, 0], 0.7)], ...name },
    { id: 'action-in', z: 2, start: end - 90, length: 15, pictures: fade, ...action },
    { id: 'action', z: 2, start: end - 75, length: 75, pictures: [box(560, 124, orange, 1)], ...action },
  ];
}
