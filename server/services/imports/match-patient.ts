import type { CandidateRow } from '@/db/queries/patients/list-patients';
import { SOURCE_RECORD_SYSTEM } from '../patients/record-number';
import { hasName } from './describe-person';
import type { Person } from './describe-person';

/** In what a record and a patient of the clinic agree. */
type Agreement = {
  /** Numbers of a named system that both have. */
  readonly numbers: number;
  /** The sender names the record as in an earlier document. */
  readonly sameRecord: boolean;
  readonly name: boolean;
  readonly birth: boolean;
  readonly birthDiffers: boolean;
};

/** A chart agrees as it stands, or as an entry that was merged into it stood: what was right for that one is right for the chart that has its numbers. */
function agreements(person: Person, row: CandidateRow): readonly Agreement[] {
  const shared = person.identifiers.filter(({ system, value }) => system !== '' && row.identifiers.some((own) => own.system === system && own.value === value));
  return [row, ...row.enteredAs].map(({ familyName, givenName, birthOn }) => {
    const bothBorn = person.birthOn !== null && birthOn !== null;
    return {
      numbers: shared.filter(({ system }) => system !== SOURCE_RECORD_SYSTEM).length,
      sameRecord: shared.some(({ system }) => system === SOURCE_RECORD_SYSTEM),
      name: hasName(person, familyName, givenName),
      birth: bothBorn && person.birthOn === birthOn,
      birthDiffers: bothBorn && person.birthOn !== birthOn,
    };
  });
}

const inWords = ({ numbers, name, birth, sameRecord }: Agreement): string[] => [
  ...(numbers > 0 ? ['a record number'] : []),
  ...(numbers > 1 ? ['a second record number'] : []),
  ...(name ? ['name'] : []),
  ...(birth ? ['birth date'] : []),
  ...(sameRecord ? ["the sender's record"] : []),
];

/**
 * Whether the record may join by itself: two identifiers agree, one of them a number, and the birth dates do not
 * contradict. The sender's own record id is no number of the person: with it name and birth date must both agree.
 * Name and birth date alone are shown as a possible duplicate and never join.
 */
const mayJoin = (found: Agreement): boolean =>
  !found.birthDiffers &&
  (found.numbers >= 2 || (found.numbers === 1 && (found.name || found.birth)) || (found.sameRecord && found.name && found.birth));

/** Whether it may join a chart that a person chose: then name and birth date are enough. */
const mayJoinChosen = (found: Agreement): boolean => mayJoin(found) || (!found.birthDiffers && found.name && found.birth);

/** Said of several charts, and of one that the person may not open: it does not tell which. */
export const NOT_ONE_CHART = 'Whose document this is cannot be settled here: it agrees in two identifiers with more than one chart, or with one that is not open to you. Nothing was stored. Open the right chart and import it there, or hand it to a prescriber of the patient.';

export type Match =
  | { readonly kind: 'join'; readonly patientId: string; readonly joinedOn: readonly string[] }
  | { readonly kind: 'new' }
  | { readonly kind: 'refused'; readonly sentence: string };

/**
 * Which patient of the clinic a record belongs to.
 * @param chosenId - patient whose chart a person opened for it; `null` when none
 */
export function matchPatient(person: Person, candidates: readonly CandidateRow[], chosenId: string | null): Match {
  const joining = candidates.flatMap((row) => {
    const may = chosenId === null ? mayJoin : mayJoinChosen;
    const found = row.id === (chosenId ?? row.id) ? agreements(person, row).find(may) : undefined;
    return found === undefined ? [] : [{ patientId: row.id, joinedOn: inWords(found) }];
  });
  const [only] = joining;
  if (only === undefined) return chosenId === null ? { kind: 'new' } : { kind: 'refused', sentence: 'The document is about somebody else: it does not agree with this patient in two identifiers.' };
  if (joining.length > 1) return { kind: 'refused', sentence: NOT_ONE_CHART };
  return { kind: 'join', ...only };
}
