import type { z } from 'zod';
import type { referenceSchema } from '@/server/contracts/reference';

export type Reference = z.output<typeof referenceSchema>;

/** References by their id and by every other id under which the content names them. */
export type ReferenceShelf = ReadonlyMap<string, Reference>;

export const shelve = (references: readonly Reference[]): ReferenceShelf =>
  new Map(references.flatMap((reference) => [reference.id, ...reference.aliases].map((id) => [id, reference] as const)));
