import type { LocalDate } from '@/server/clinical/model/local-date';
import { visitFieldsSchema } from '@/server/contracts/visit-fields';
import type { VisitFields } from '@/server/contracts/visit-fields';

/** As they are stored, read on a day: a day of return that is not still to come is none. Drafts once held their own day until one was chosen. */
export function fieldsOn(stored: unknown, on: LocalDate): VisitFields {
  const fields = visitFieldsSchema.parse(stored);
  const { decision } = fields;
  return decision?.kind !== 'not-today' || decision.returnOn === null || decision.returnOn > on ? fields : { ...fields, decision: { ...decision, returnOn: null } };
}
