import { referenceKind } from './reference-label';
import type { ReferenceShelf } from './reference-types';
import type { RuledOut } from '@/server/contracts/advice-change';
import type { AssessedOption } from './types';

/** Who rules a contraindicated option out; the firmest word where several do. `null` for every other status. */
export function ruledOutBy({ status, reasons }: Pick<AssessedOption, 'status' | 'reasons'>, { liftable, references }: { readonly liftable: readonly string[]; readonly references: ReferenceShelf }): RuledOut | null {
  if (status !== 'contraindicated') return null;
  const whole = reasons.filter(({ kind, appliesTo }) => kind === 'contraindication' && appliesTo.length === 0);
  if (whole.length === 0) return 'each-choice';
  const firm = whole.filter(({ rule }) => !liftable.includes(rule));
  if (firm.length === 0) return 'for-now';
  const isLabel = (id: string): boolean => {
    const reference = references.get(id);
    return reference !== undefined && referenceKind(reference).startsWith('label');
  };
  return firm.some(({ refs }) => refs.some(isLabel)) ? 'label' : 'rule';
}
