/** A request in a model's own field names. */
export interface Fitted {
  /** Files stand as `FilePlace`. */
  input: Record<string, unknown>;
  /** What of the request the model cannot do and what happens instead, in sentences for the user. */
  warnings: string[];
  /** Why this model cannot serve the request at all; empty when it can. */
  refusals: string[];
  /** seconds that will be made */
  duration?: number;
  /** megapixels of one picture that will be made */
  megapixels?: number;
}
