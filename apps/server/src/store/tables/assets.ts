import type { CreatedAt, Json, Money } from './columns.ts';
import type { AssetType } from '@admint/contract';
import type { ColumnType } from 'kysely';

/** Files made on arrival for preview and editor, by content hash. */
export interface AssetPreview {
  /** 640 pixels wide, a key frame every 15 frames. */
  proxy?: string;
  /** `count` pictures in rows of `columns`, each `width` × `height`, `interval` seconds apart. */
  filmstrip?: {
    sha256: string;
    count: number;
    columns: number;
    width: number;
    height: number;
    interval: number;
  };
  /** Centre of what stands out in it, 0–1 of width and height. */
  focus?: { x: number; y: number };
  /** How full each part of its picture is (`MediaSource.crowd`). */
  crowd?: string;
  /** One byte per slice, 0–255. */
  peaks?: { sha256: string; per_second: number };
}

/** What of a photo becomes the product; the mask and the picture to use in place of the photo by content hash. */
export interface PhotoCutout {
  choice: 'cut' | 'keep' | 'crop';
  glass: boolean;
  /** shares of width and height */
  crop?: { x: number; y: number; width: number; height: number };
  mask?: string;
  used?: { sha256: string; content_type: string };
}

/** What is known of an asset beside its columns; each kind has its own. */
export interface AssetFacts {
  /** What the user calls it: "side view", "clip 2". */
  part?: string;
  /** Set on pictures the user brought. */
  role?: 'photo';
  cutout?: PhotoCutout;
  view_type?: string;
  /** Which scene of a planned ad it was made for. */
  scene?: number;
  /** The asset of another ad that this one takes over. */
  taken_from?: string;
  negative_prompt?: string;
  source_image_id?: string;
  /** The last frame of the clip it goes on from, which it begins with. */
  first_frame?: { sha256: string; of: string };
  /** The first take of the place, on later ones. */
  slot?: string;
  camera_movement?: string;
  motion_intensity?: number;
  genre?: string;
  /** A short sound on the cut into a scene, and the second of it that belongs there. */
  accent?: string;
  accent_cut?: number;
  /** The second, typed output of a call, such as the beat grid of a piece of music. */
  details?: { bpm?: number; first_beat?: number };
  preview?: AssetPreview;
  has_audio?: boolean;
  /** An answer paid for within the last day, given again for nothing. */
  cached?: boolean;
  /** The model that was asked first and failed. */
  instead_of?: string;
  generation_id?: string;
  export_id?: string;
  ratio?: string;
}

export interface AssetsTable {
  id: string;
  session_id: string;
  asset_type: AssetType;
  url: string;
  sha256: string;
  content_type: string;
  bytes: number;
  width: number | null;
  height: number | null;
  /** seconds */
  duration: number | null;
  fps: number | null;
  provider: string;
  model_used: string;
  seed: number | null;
  prompt: string | null;
  parents: Json<string[]>;
  input_hash: string;
  poster_sha256: string | null;
  cost: Money;
  /** seconds */
  generation_time: number;
  metadata: Json<AssetFacts>;
  /** Names the change upstream that outdated it. */
  stale: string | null;
  favorite: ColumnType<boolean, boolean | undefined, boolean>;
  call_key: string | null;
  run: number;
  created_at: CreatedAt;
}
