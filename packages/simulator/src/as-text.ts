/** A field of someone's JSON as text: '' when it is no string. */
export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
