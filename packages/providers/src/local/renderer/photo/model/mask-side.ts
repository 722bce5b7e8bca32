/** Side of the square masks the model gives, pixels. */
export const MASK_SIDE = 320;
