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
  [/commercial/i, 'web page'],
  [/judgement/i, 'no source'],
];

/** `Goodwin 2017`; a work without a person as author goes by its short title. */
export function referenceName({ id, authors, year, title, publisher }: Pick<Reference, 'id' | 'authors' | 'year' | 'title' | 'publisher'>): string {
  if (id === 'project-judgement') return 'Project judgement';
  const first = authors?.split(/[,;]| and | et al/)[0]?.trim() ?? '';
  const family = first.replace(/\s+[A-Z]{1,3}$/, '');
  if (family !== '' && family.length <= 22) return year === null ? family : `${family} ${year}`;
  const short = title.length <= 28 ? title : (publisher !== null && publisher.length <= 28 ? publisher : `${title.slice(0, 26).trimEnd()}…`);
  return year === null || short.includes(String(year)) ? short : `${short} ${year}`;
}

/** `survey, 669`: what kind of work it is and how many people were in it. */
export function referenceKind({ type, n }: Pick<Reference, 'type' | 'n'>): string {
  const design = DESIGNS.find(([pattern]) => pattern.test(type))?.[1] ?? type;
  return n === null ? design : `${design}, ${n.toLocaleString('en-US')}`;
}

/** Whether something about it was not confirmed in a source. */
export const isUnconfirmed = ({ verification }: Pick<Reference, 'verification'>): boolean =>
  /^(not|partly)-confirmed|not (confirmed|verified|found|identified)|unverified|secondary source/i.test(verification);
