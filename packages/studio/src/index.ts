export * from './agent.ts';
export * from './brief/prompt-parser.ts';
export * from './clips/video-generator.ts';
export * from './composition/index.ts';
export * from './images/image-generator.ts';
export * from './music/music-director.ts';
export * from './plan/default-scenes.ts';
export * from './plan/scene-planner.ts';
