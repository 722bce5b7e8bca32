/** Constants of the Khronos PBR Neutral tone mapper (KhronosGroup/ToneMapping, PBR_Neutral, 2024). */
export const NEUTRAL = {
  /** compression starts here: 0.8 − F90 offset */
  start: 0.76,
  offset: 0.04,
  toe: 6.25,
  desaturation: 0.15,
} as const;
