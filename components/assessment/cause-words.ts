import { formatDay } from '../ui/days';
import { insideSentence } from '../ui/inside-sentence';
import { factName } from './fact-text';
import type { BasisShelf } from './fact-words';
import { capital } from './grade-word';
import type { Cause } from './types';

const MOST = 3;
/** Which part of an instrument a rule reads is said in the opened row. */
const NARROWING = /,? total$| \(score entry only\)$/;

/** How a value begins that says only what there is. */
const NOT_TOLD = 'cannot be told: ';

/** The whole section in two or three sentences: what points to which, what nobody can judge yet, how many are left. */
export function sumUpCauses(causes: readonly Cause[], basis: BasisShelf = new Map()): string {
  const named = (group: Cause['group']): readonly string[] => causes.filter((cause) => cause.group === group).map((cause) => {
    // The one that changed last before the numbness; what each of them did stands in its row.
    const [first] = medicinesIn(cause.timing?.[0]?.facts ?? [], basis);
    const more = (cause.timing?.length ?? 0) > 1 ? ' first' : '';
    return `${insideSentence(shortTitle(cause))}${first === undefined ? '' : ` (${insideSentence(first)}${more})`}`;
  });
  const [much, some, unknown] = [named('much'), named('some'), named('unknown')];
  const pointing = [much.length === 0 ? null : `much points to ${listed(much)}`, some.length === 0 ? null : `${much.length === 0 ? 'something points' : 'something'} to ${listed(some)}`].filter((part) => part !== null).join('; ');
  const rest = causes.length - much.length - some.length - unknown.length;
  return [
    pointing === '' ? 'Nothing on this chart points clearly to one of them.' : `${capital(pointing)}.`,
    unknown.length === 0 ? null : `Cannot be judged, because too little was asked or measured: ${unknown.join(', ')}.`,
    rest === 0 ? null : `The other ${rest}: little points there in what was asked, or the chart points away.`,
  ].filter((sentence) => sentence !== null).join(' ');
}

const GROUP_WORDS: Readonly<Record<Cause['group'], string>> = { much: 'much points here', some: 'something points here', unknown: 'cannot be judged: too little asked', little: 'little points here', away: 'the chart points away' };

/** How much points to an explanation; where something was not asked, `little` speaks of what was. */
export const groupInWords = ({ group, notAsked }: Pick<Cause, 'group' | 'notAsked'>): string => `${GROUP_WORDS[group]}${group === 'little' && notAsked.length > 0 ? ' in what was asked' : ''}`;

/** What a closed row says: what was found for and against, else what is lacking, by the names of the facts and not of the rules. */
export function gistOf(cause: Cause, basis: BasisShelf): string {
  const said = [saidOf('For', cause.for, (facts) => (cause.explanation === 'other-medicine' ? [...medicinesIn(facts, basis).map(insideSentence), ...eventsIn(facts, basis)] : eventsIn(facts, basis))), saidOf('Against', cause.against, () => [])].filter((part) => part !== null);
  if (said.length > 0 && cause.group !== 'unknown') return said.join(' ');
  const lacking = [...new Set(cause.notAsked.flatMap(({ message, facts }) => {
    const labels = facts.flatMap((id) => basis.get(id) ?? []).map((fact) => `${factName(fact).replace(NARROWING, '')}${cause.group === 'unknown' ? whatThereIs(fact.value) : ''}`);
    return labels.length === 0 ? [message.split(': ')[0] ?? message] : labels;
  }))];
  if (lacking.length === 0) return said.length > 0 ? said.join(' ') : 'Nothing on record';
  const rest = lacking.length - MOST;
  const words = `not known: ${lacking.slice(0, MOST).map(insideSentence).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  return cause.group === 'little' ? `Nothing in what was asked; ${words}` : [...said, capital(words)].join(' ');
}

/** ` (14 on 16-Oct-2026)`: what the chart holds of a fact that it does not tell. */
const whatThereIs = (value: string | null): string => (value?.startsWith(NOT_TOLD) === true ? ` (${value.slice(NOT_TOLD.length)})` : '');

/** `For: onset within 90 days of starting or raising it (quetiapine); antipsychotic (quetiapine).` What was found, without what it stands for. */
function saidOf(side: string, findings: Cause['for'], namesIn: (facts: readonly string[]) => readonly string[]): string | null {
  if (findings.length === 0) return null;
  const rest = findings.length - MOST;
  const found = findings.slice(0, MOST).map((finding) => {
    const names = namesIn(finding.facts);
    const words = (finding.message.split(': ')[0] ?? finding.message).replaceAll('; ', ', ');
    return `${insideSentence(words)}${names.length === 0 ? '' : ` (${names.join(', ')})`}`;
  });
  return `${side}: ${found.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`;
}

const medicinesIn = (facts: readonly string[], basis: BasisShelf): readonly string[] => [...new Set(facts.filter((id) => id.startsWith('medication:')).flatMap((id) => basis.get(id)?.label ?? []))];

/** Events on record in the record's words, each with its day. */
const eventsIn = (facts: readonly string[], basis: BasisShelf): readonly string[] => facts.filter((id) => id.startsWith('event:')).flatMap((id) => basis.get(id) ?? []).map(({ label, on }) => (on === null ? label : `${label}, ${formatDay(on)}`));

/** Findings that rest on the same facts of the chart, together under what they rest on; every other stands by itself. */
export function groupedFindings(findings: Cause['for']): readonly { readonly restsOn: string | null; readonly parts: Cause['for'] }[] {
  const alike = (words: string): Cause['for'] => findings.filter(({ restsOn }) => restsOn === words);
  return findings.flatMap((finding) => {
    const parts = finding.restsOn === undefined ? [finding] : alike(finding.restsOn);
    if (parts.length < 2) return [{ restsOn: null, parts: [finding] }];
    return parts[0] === finding ? [{ restsOn: finding.restsOn ?? null, parts }] : [];
  });
}

/** Without what is explained in brackets or after a colon. */
export const shortTitle = ({ title }: Pick<Cause, 'title'>): string => title.replace(/ \(.*\)$|: .*$/, '');

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`);
