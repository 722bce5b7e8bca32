export { type Accent, ACCENT_KINDS, ACCENT_SECONDS, type AccentKind, soundAccent } from './accent.ts';
export { composePiece, LONGEST, type Piece, type PieceRequest, SHORTEST } from './compose.ts';
export { createLocalMusicModel, type LocalMusicOptions } from './model.ts';
export { writeWav } from './wav.ts';
