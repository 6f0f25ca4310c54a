import { insideSentence } from '../ui/inside-sentence';
import { capital } from './grade-word';
import type { AssessedOption, BasisFact } from './types';

/** How the reason of an option begins that lacks what it needs. */
export const NOT_HERE = 'Not on this chart: ';
const FIRST_SENTENCE = /^.*?[.!?](?= |$)/;

/**
 * Every reason that closes an option, in few words: of each contraindication that applies the first sentence, of what does not apply
 * what it would need. Empty for an option that is not closed.
 * @param basis - facts of the chart by id: a sentence about a class or a mechanism is said with the medicine that it is about here
 */
export function closedBecause({ status, deciding, reasons, wrongIf }: Pick<AssessedOption, 'status' | 'deciding' | 'reasons' | 'wrongIf'>, basis: ReadonlyMap<string, Pick<BasisFact, 'label' | 'value'>>): readonly string[] {
  if (status === 'not-applicable') return [deciding.startsWith(NOT_HERE) ? `needs ${deciding.slice(NOT_HERE.length)}` : deciding];
  if (status !== 'contraindicated') return [];
  const applying = new Set(wrongIf.flatMap(({ rule, verdict }) => (verdict === 'applies' ? [rule] : [])));
  const against = reasons.filter(({ rule }) => applying.has(rule));
  const whole = against.filter(({ appliesTo }) => appliesTo.length === 0);
  const said = (whole.length === 0 ? against : whole).map(({ message, appliesTo, facts }) => `${inFewWords(message, whole.length === 0 ? appliesTo : [])}${medicinesHere(facts, message, basis)}`);
  return said.length === 0 ? [deciding] : [...new Set(said)];
}

const isMedicine = (id: string): boolean => id.startsWith('medication:');

/** The medicines of the chart that a reason rests on, where its sentence leaves them out. */
function medicinesHere(facts: readonly string[], message: string, basis: ReadonlyMap<string, Pick<BasisFact, 'label' | 'value'>>): string {
  const first = firstSentence(message).toLowerCase();
  const named = facts.filter(isMedicine).flatMap((id) => basis.get(id) ?? []).filter(({ label }) => !first.includes(label.toLowerCase()));
  return named.length === 0 ? '' : ` (here ${named.map(({ label, value }) => `${insideSentence(label)}, ${value}`).join('; ')})`;
}

const firstSentence = (message: string): string => (FIRST_SENTENCE.exec(message)?.[0] ?? message).replace(/\.$/, '');

function inFewWords(message: string, members: readonly string[]): string {
  const first = firstSentence(message);
  const names = members.map((member) => capital(member.replaceAll('-', ' '))).join(', ');
  return names === '' || first.toLowerCase().includes(names.toLowerCase()) ? first : `${names}: ${first}`;
}
