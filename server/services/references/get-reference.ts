import type { z } from 'zod';
import type { Reference } from '@/server/clinical/model/evidence-content';
import type { getReferenceInput } from '@/server/contracts/reference';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import type { ServiceContext } from '../context';

/** An entry of the reference list by its id or by one under which it stood before it was merged. */
export const findReference = (references: readonly Reference[], id: string): Reference | undefined =>
  references.find((reference) => reference.id === id) ?? references.find(({ aliases }) => aliases.includes(id));

export function getReference(ctx: ServiceContext, { id }: z.output<typeof getReferenceInput>): Reference {
  authorise(ctx.actor, 'evidence:read');
  const found = findReference(loadKnowledge().references, id);
  if (found === undefined) throw new AppError('not-found');
  return found;
}
