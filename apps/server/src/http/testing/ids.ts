/** The sessions and the asset that the services in memory know. */
export const SESSION = '550e8400-e29b-41d4-a716-446655440000';
export const OTHERS_SESSION = '550e8400-e29b-41d4-a716-446655440001';
export const ASSET = '6ba7b810-9dad-41d1-80b4-00c04fd430c8';
