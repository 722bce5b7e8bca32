import type { RouteName, routes } from '@admint/contract';
import type { z } from 'zod';

type RouteOf<K extends RouteName> = (typeof routes)[K];
type Parsed<K extends RouteName, Part extends string> =
  RouteOf<K> extends Record<Part, infer Schema extends z.ZodType> ? z.output<Schema> : undefined;

/** What a route answers, by its name in the contract. */
export type ResponseOf<K extends RouteName> = z.output<RouteOf<K>['response']>;
/** The request parts of a route after its schemas have been applied (defaults filled in). */
export type BodyOf<K extends RouteName> = Parsed<K, 'body'>;
export type QueryOf<K extends RouteName> = Parsed<K, 'query'>;
export type ParamsOf<K extends RouteName> = Parsed<K, 'params'>;
