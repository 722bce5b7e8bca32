import type { ColumnType, JSONColumnType } from 'kysely';

/** numeric(14,6): read as a decimal string, written as one; see `micros` and `decimal` in the contract. */
export type Money = ColumnType<string, string | undefined, string>;

export type NullableMoney = ColumnType<string | null, string | null | undefined, string | null>;

export type CreatedAt = ColumnType<Date, Date | undefined, never>;

export type Json<T> = JSONColumnType<T & object, string | undefined, string>;

export type NullableJson<T> = ColumnType<T | null, string | null | undefined, string | null>;
