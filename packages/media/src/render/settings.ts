/** How pictures are encoded; every field is part of a segment's cache key. */
export interface VideoSettings {
  preset: string;
  /** x264's constant rate factor: lower is better and larger. */
  crf: number;
  /** Further x264 options, `key=value` joined by colons. */
  x264: string;
  tune?: string;
  /** Longest distance between key frames. */
  gopSeconds: number;
  /** 0 lets the encoder choose. */
  threads: number;
}

export type Quality = 'draft' | 'final' | 'smallest';

/**
 * Chosen from a sweep against uncompressed pictures with `npm run bench:composition`: `final` comes within 0.1 % of
 * the SSIM and size of preset medium at crf 24, in a quarter of its time.
 */
export const VIDEO_SETTINGS: Record<Quality, VideoSettings> = {
  draft: { preset: 'ultrafast', crf: 27, x264: 'keyint=60', gopSeconds: 2, threads: 0 },
  final: {
    preset: 'superfast',
    crf: 24,
    x264: 'mbtree=1:rc-lookahead=20:weightp=1:trellis=1:aq-mode=2:open-gop=0',
    gopSeconds: 2,
    threads: 0,
  },
  smallest: { preset: 'medium', crf: 23, x264: 'open-gop=0', gopSeconds: 2, threads: 0 },
};

/**
 * For clips that will be composed later: near lossless, so that a second encode costs nothing visible. Drawing the frames
 * takes far longer than encoding them: no frames wait for a thread that only looks ahead, which changes no bit, and a
 * fixed number of threads keeps bits and memory the same on machines with more cores.
 */
export const MEZZANINE: VideoSettings = {
  preset: 'veryfast',
  crf: 17,
  x264: 'open-gop=0:sync-lookahead=0',
  gopSeconds: 1,
  threads: 3,
};

/** For the editor's preview: small, and a seek decodes half a second at most. */
export const PROXY: VideoSettings = {
  preset: 'superfast',
  crf: 27,
  x264: 'keyint=15:min-keyint=15:scenecut=0:bframes=0:open-gop=0',
  gopSeconds: 1,
  threads: 0,
};

/** AAC-LC at 48 kHz stereo. */
export const AUDIO_BIT_RATE = 256_000;
export const SAMPLE_RATE = 48_000;
