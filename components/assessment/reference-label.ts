import { readOf } from '@/server/contracts/reference';
import type { Reference } from './reference-types';

const DESIGNS: readonly (readonly [RegExp, string])[] = [
  [/guideline|guidance|consensus/i, 'guidance'],
  [/meta-?analysis/i, 'meta-analysis'],
  [/systematic/i, 'systematic review'],
  [/review|commentary|chapter|bulletin|summary of expert/i, 'review'],
  [/randomi[sz]ed|^trial$/i, 'trial'],
  [/open/i, 'open-label'],
  [/observational|cohort/i, 'cohort'],
  [/survey|qualitative/i, 'survey'],
  [/case/i, 'cases'],
  [/label/i, 'label'],
  [/regulatory/i, 'regulator'],
  [/commercial/i, 'commercial page, not checked'],
  [/judgement/i, 'no source'],
];

/** How bodies and words of reference ids are written. */
const WRITTEN: Readonly<Record<string, string>> = {
  rcpsych: 'RCPsych', vadod: 'VA/DoD', psychdb: 'PsychDB', gpnotebook: 'GPnotebook', pcptsd5: 'PC-PTSD-5', phq9: 'PHQ-9', loinc: 'LOINC', scot: 'Scotland',
  fhir: 'FHIR', nice: 'NICE', mims: 'MIMS', mhra: 'MHRA', ptsd: 'PTSD', snri: 'SNRI', ssri: 'SSRI', maoi: 'MAOI', rems: 'REMS', ohdsi: 'OHDSI', psychopharmref: 'PsychoPharmRef',
};
const ACRONYMS = new Set(['fda', 'ema', 'nhs', 'who', 'umc', 'va', 'apa', 'odq', 'xl', 'sr', 'eu', 'us', 'cms', 'sps', 'tca', 'mdd', 'nz', 'wjcc', 'jcp', 'atc', 'ect', 'r4']);
const PERSON = /^[\p{Lu}\p{Ll}][\p{L}'’-]*(?: [\p{L}'’-]+)*? \p{Lu}{1,3}$/u;

/** `Goodwin 2017`; a work of a body goes by the short name under which the library keeps it. */
export function referenceName({ id, authors, year }: Pick<Reference, 'id' | 'authors' | 'year'>): string {
  const first = (authors ?? '').replace(/\(.*?\)/g, '').split(/[,;]| and /)[0]?.trim() ?? '';
  const several = / et al\.?$/.test(first);
  const person = several ? first.replace(/ et al\.?$/, '') : first;
  if (PERSON.test(person) || several) {
    const family = person.replace(/ \p{Lu}{1,3}$/u, '');
    return year === null ? family : `${family} ${year}`;
  }
  return nameOfId(id);
}

function nameOfId(id: string): string {
  const page = id.startsWith('page-');
  const words = id
    .replace(/^(label|smpc|page)-|-label$/g, '')
    .split('-')
    .map((word) => WRITTEN[word] ?? (ACRONYMS.has(word) || /^[a-z]{2}\d+$/.test(word) ? word.toUpperCase() : word));
  const name = words.join(' ');
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}${page ? ' page' : ''}`;
}

/** `survey, 669`: what kind of work it is and how many people were in it. */
export function referenceKind({ type, n }: Pick<Reference, 'type' | 'n'>): string {
  const design = DESIGNS.find(([pattern]) => pattern.test(type))?.[1] ?? type;
  return n === null ? design : `${design}, ${n.toLocaleString('en-US')}`;
}

/** The library's name for what no source states. */
export const OWN_JUDGEMENT = 'project-judgement';
export const isOwnJudgement = ({ id }: Pick<Reference, 'id'>): boolean => id === OWN_JUDGEMENT;

const READING: Readonly<Record<ReturnType<typeof readOf>, string | null>> = { whole: null, 'in-part': 'read in part', abstract: 'abstract only', 'not-confirmed': 'not confirmed', 'not-read': 'source not read' };

/** How far the source itself was read, in words; silent where it was read as a whole. */
export const readingOf = ({ verification }: Pick<Reference, 'verification'>): string | null => READING[readOf(verification)];

/** How a further reading of a work was read, in its reader's words: one word beside that of the work would seem to contradict it. */
export function furtherReadingOf(reading: Pick<Reference, 'verification'>): string | null {
  const read = readOf(reading.verification);
  if (read === 'not-read' || read === 'not-confirmed') return READING[read];
  const { how } = confirmationOf(reading);
  return how === '' ? null : how.replace(/\.$/, '');
}

/** A page that sells something: it states, but nobody checked it. */
export const isCommercial = ({ type }: Pick<Reference, 'type'>): boolean => /commercial/i.test(type);

/** Whether something about it was not confirmed in a source. */
export const isUnconfirmed = ({ verification }: Pick<Reference, 'verification'>): boolean =>
  /^(not|partly)-confirmed|not (confirmed|verified|found|identified)|unverified|secondary source/i.test(verification);

const STATE = /^(not|partly)?-?confirmed(?: by design)?[:.;,]?\s*/i;

/** Whether what is said of it was confirmed in the source, as a word where the library says so, and how, without the word. */
export function confirmationOf({ verification }: Pick<Reference, 'verification'>): { readonly state: 'Yes' | 'In part' | 'No' | null; readonly how: string } {
  const [word = '', part = ''] = STATE.exec(verification) ?? [];
  const rest = verification.slice(word.length);
  const how = `${rest.slice(0, 1).toUpperCase()}${rest.slice(1)}`;
  if (part.toLowerCase() === 'not' || /^not found/i.test(verification)) return { state: 'No', how };
  return { state: part !== '' || isUnconfirmed({ verification }) ? 'In part' : word === '' ? null : 'Yes', how };
}

/** Whether and how far it was confirmed, in one short line. */
export function confirmedIn(work: Pick<Reference, 'verification'>): string {
  const read = readOf(work.verification);
  if (read === 'not-confirmed') return 'Read, and the passage was not found there.';
  const reading = READING[read] ?? 'read as a whole';
  const { state } = confirmationOf(work);
  return `${reading.slice(0, 1).toUpperCase()}${reading.slice(1)}${state === null ? '' : state === 'Yes' ? '; confirmed there' : state === 'No' ? '; not confirmed' : '; confirmed in part'}.`;
}
