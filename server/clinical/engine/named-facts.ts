import type { Assessment, Worksheet } from '../model/assessment';
import type { FactId } from '../model/ids';

type Findings = Pick<Assessment, 'flags' | 'changes' | 'causes' | 'worksheets' | 'options' | 'questions' | 'indexMedicine' | 'medicineToChange' | 'otherSuspects' | 'elsewhere'>;

/** Every fact that a flag, change, finding, reason, worksheet or question names. */
export function namedFacts({ flags, changes, causes, worksheets, options, questions, indexMedicine, medicineToChange, otherSuspects, elsewhere }: Findings): ReadonlySet<FactId> {
  const named = new Set<FactId>([indexMedicine, medicineToChange, ...otherSuspects].filter((id) => id !== null));
  const add = (entries: readonly { readonly facts: readonly FactId[] }[]): void => {
    for (const { facts } of entries) for (const fact of facts) named.add(fact);
  };
  add(flags);
  for (const { around } of flags) add(around);
  add(elsewhere === null ? [] : [elsewhere]);
  add(changes);
  for (const cause of causes) for (const findings of [cause.for, cause.against, cause.notAsked, cause.timing ?? []]) add(findings);
  for (const worksheet of [worksheets.naranjo, worksheets.whoUmc] satisfies readonly Worksheet[]) add(worksheet.items);
  for (const option of options) {
    add(option.reasons);
    add(option.wrongIf);
    for (const { fact } of option.unknown) named.add(fact);
  }
  for (const { covers, around } of questions) {
    add(around);
    for (const { fact } of covers) named.add(fact);
  }
  return named;
}
