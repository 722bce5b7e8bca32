import type { CreatedAt, Json, Money, NullableJson } from './columns.ts';
import type { AspectRatio, ComparisonKind, CompositionSettings, Timeline } from '@admint/contract';
import type { ColumnType } from 'kysely';

export interface GenerationsTable {
  id: string;
  session_id: string;
  user_id: number;
  status: 'completed' | 'failed' | 'canceled' | 'processing';
  number: number;
  asset_id: string | null;
  thumbnail_id: string | null;
  timeline: NullableJson<Timeline>;
  settings: NullableJson<CompositionSettings>;
  cost: Money;
  /** The session's run that makes it. */
  run: number | null;
  /** The name its owner gave it. */
  title: string | null;
  /** The product's sentence when the video was asked for. */
  prompt: string | null;
  product_name: string | null;
  /** seconds; 0 until it is finished */
  duration: ColumnType<number, number | undefined, number>;
  error: string | null;
  /** Title, product name and prompt in lower case. */
  search: ColumnType<string, never, never>;
  created_at: CreatedAt;
  completed_at: Date | null;
}

/** The public link of a video; a revoked one is gone. */
export interface SharesTable {
  token: string;
  generation_id: string;
  indexable: ColumnType<boolean, boolean | undefined, boolean>;
  expires_at: Date | null;
  created_at: CreatedAt;
}

export interface ExportsTable {
  id: string;
  /** Exports asked for together are rendered together. */
  batch_id: string;
  session_id: string;
  generation_id: string;
  ratio: AspectRatio;
  placement: string | null;
  quality: 'draft' | 'final';
  status: ColumnType<ExportStatus, ExportStatus | undefined, ExportStatus>;
  /** 0–100 */
  progress: ColumnType<number, number | undefined, number>;
  asset_id: string | null;
  lufs: number | null;
  warnings: Json<string[]>;
  error: string | null;
  created_at: CreatedAt;
}

export type ExportStatus = 'processing' | 'completed' | 'failed' | 'canceled';

/** Videos that were ordered to be compared. */
export interface GenerationGroupsTable {
  id: string;
  user_id: number;
  comparison_type: ComparisonKind;
  name: string | null;
  hypothesis: string | null;
  winner_id: string | null;
  created_at: CreatedAt;
}

export interface GroupMembersTable {
  generation_id: string;
  group_id: string;
  position: number;
  label: string;
}
