import { insideSentence } from '../ui/inside-sentence';
import { factName } from './fact-text';
import type { BasisShelf } from './fact-words';
import { capital } from './grade-word';
import type { Cause } from './types';

const MOST = 3;
/** Which part of an instrument a rule reads is said in the opened row. */
const NARROWING = /,? total$| \(score entry only\)$/;

/** The whole section in two or three sentences: what points to which, what nobody can judge yet, how many are left. */
export function sumUpCauses(causes: readonly Cause[]): string {
  const named = (group: Cause['group']): readonly string[] => causes.filter((cause) => cause.group === group).map((cause) => insideSentence(shortTitle(cause)));
  const [much, some, unknown] = [named('much'), named('some'), named('unknown')];
  const pointing = [much.length === 0 ? null : `much points to ${listed(much)}`, some.length === 0 ? null : `${much.length === 0 ? 'something points' : 'something'} to ${listed(some)}`].filter((part) => part !== null).join('; ');
  const rest = causes.length - much.length - some.length - unknown.length;
  return [
    pointing === '' ? 'Nothing on this chart points clearly to one of them.' : `${capital(pointing)}.`,
    unknown.length === 0 ? null : `Cannot be judged yet: ${unknown.join(', ')}.`,
    rest === 0 ? null : `The other ${rest}: little points there, or the chart points away.`,
  ].filter((sentence) => sentence !== null).join(' ');
}

/** What a closed row says: the first findings, else what is lacking, by the names of the facts and not of the rules. */
export function gistOf(cause: Cause, basis: BasisShelf): string {
  const said = [...cause.for, ...cause.against].map(({ message }) => message.split(': ').at(-1) ?? message);
  if (said.length > 0) return said.slice(0, MOST).join('; ');
  const lacking = [...new Set(cause.notAsked.flatMap(({ message, facts }) => {
    const labels = facts.flatMap((id) => basis.get(id) ?? []).map((fact) => factName(fact).replace(NARROWING, ''));
    return labels.length === 0 ? [message.split(': ')[0] ?? message] : labels;
  }))];
  if (lacking.length === 0) return 'Nothing on record';
  const rest = lacking.length - MOST;
  const words = `not known: ${lacking.slice(0, MOST).map(insideSentence).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return cause.group === 'little' ? `Nothing in what was asked; ${words}` : capital(words);
}

/** Without what is explained in brackets or after a colon. */
export const shortTitle = ({ title }: Pick<Cause, 'title'>): string => title.replace(/ \(.*\)$|: .*$/, '');

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);
