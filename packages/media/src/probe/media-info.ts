export interface AudioInfo {
  codec: string;
  sample_rate: number;
  channels: number;
  /** seconds */
  duration: number;
}

/** What a file holds, found by reading it, never by its name. */
export interface MediaInfo {
  kind: 'video' | 'image' | 'audio';
  /** Name of the demuxer that read it, e.g. `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  content_type: string;
  bytes: number;
  /** Size as shown: turned upright, pixels square. 0 without a picture. */
  width: number;
  height: number;
  coded_width: number;
  coded_height: number;
  /** Clockwise turn that makes the picture upright. */
  rotation: 0 | 90 | 180 | 270;
  /** Pixels are stored mirrored left to right, before the turn. */
  mirrored: boolean;
  /** Shape of a pixel, width over height. */
  pixel_aspect: number;
  fps: number;
  /** Pictures in the file as counted; an estimate for files over 512 MB. */
  frames: number;
  /** seconds */
  duration: number;
  /** When the first picture is shown, in seconds of the file's own clock. */
  start: number;
  /** Seconds between the file's first picture and its first sound; positive when sound begins later. */
  audio_offset: number;
  variable_rate: boolean;
  video_codec?: string;
  pix_fmt?: string;
  bits: number;
  alpha: boolean;
  interlaced: boolean;
  color?: { range: 'tv' | 'pc' | 'unknown'; space: string; primaries: string; transfer: string };
  /** PQ or HLG. */
  hdr: boolean;
  audio?: AudioInfo;
}
