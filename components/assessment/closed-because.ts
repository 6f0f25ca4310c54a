import { capital } from './grade-word';
import type { AssessedOption } from './types';

const NOT_HERE = 'Not on this chart: ';
const FIRST_SENTENCE = /^.*?[.!?](?= |$)/;

/**
 * Every reason that closes an option, in few words: of each contraindication that applies the first sentence, of what does not apply
 * what it would need. Empty for an option that is not closed.
 */
export function closedBecause({ status, deciding, reasons, wrongIf }: Pick<AssessedOption, 'status' | 'deciding' | 'reasons' | 'wrongIf'>): readonly string[] {
  if (status === 'not-applicable') return [deciding.startsWith(NOT_HERE) ? `needs ${deciding.slice(NOT_HERE.length)}` : deciding];
  if (status !== 'contraindicated') return [];
  const applying = new Set(wrongIf.flatMap(({ rule, verdict }) => (verdict === 'applies' ? [rule] : [])));
  const against = reasons.filter(({ rule }) => applying.has(rule));
  const whole = against.filter(({ appliesTo }) => appliesTo.length === 0);
  const said = (whole.length === 0 ? against : whole).map(({ message, appliesTo }) => inFewWords(message, whole.length === 0 ? appliesTo : []));
  return said.length === 0 ? [deciding] : [...new Set(said)];
}

function inFewWords(message: string, members: readonly string[]): string {
  const first = (FIRST_SENTENCE.exec(message)?.[0] ?? message).replace(/\.$/, '');
  const names = members.map((member) => capital(member.replaceAll('-', ' '))).join(', ');
  return names === '' || first.toLowerCase().includes(names.toLowerCase()) ? first : `${names}: ${first}`;
}
