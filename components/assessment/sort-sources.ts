import type { EvidenceRule } from '@/server/contracts/evidence';
import { readOf } from '@/server/contracts/reference';
import { isCommercial, isOwnJudgement } from './reference-label';
import type { Reference } from './reference-types';

/** The works of a sentence by what each is to it. */
export type SortedSources = {
  /** Those whose record states it, or a part of it. */
  readonly stating: readonly Reference[];
  /** Those that were read beside it. */
  readonly beside: readonly Reference[];
  /** Those that nobody opened. */
  readonly unread: readonly Reference[];
  /** Commercial pages that prompted it. */
  readonly prompting: readonly Reference[];
};

type Stated = EvidenceRule['rule']['stated'];

/** What of the works states the sentence that is read, of a flag that says several. */
export const statedIn = (stated: Stated, sentence: string): Stated => (stated === null ? null : { ...stated, by: stated.by.filter(({ of }) => of === undefined || sentence.includes(of)) });

/** A work that nobody opened has no finding: what is recorded of it is ordinary knowledge. */
export const isNotOpened = ({ verification }: Pick<Reference, 'verification'>): boolean => readOf(verification) === 'not-read';

export function sortSources({ stated }: Pick<EvidenceRule['rule'], 'stated'>, references: readonly Reference[]): SortedSources {
  const works = references.filter((one) => !isOwnJudgement(one));
  const states = ({ id, aliases }: Reference): boolean => stated?.by.some(({ ref }) => ref === id || aliases.includes(ref)) ?? false;
  const rest = works.filter((one) => !states(one) && !isCommercial(one));
  return { stating: works.filter(states), beside: rest.filter((one) => !isNotOpened(one)), unread: rest.filter(isNotOpened), prompting: works.filter((one) => !states(one) && isCommercial(one)) };
}

/** What of a work stands under a sentence: the readings that have the words that state it, else what it found. */
export function recordsThatState({ finding, otherReadings, verification }: Reference, stating: readonly string[]): readonly { readonly label: 'Found' | 'Found on another reading' | 'What was read'; readonly text: string }[] {
  const records = [{ label: 'Found' as const, text: finding }, ...otherReadings.map((one) => ({ label: 'Found on another reading' as const, text: one.finding })), { label: 'What was read' as const, text: verification }];
  const holding = stating.flatMap((words) => records.find(({ text }) => text.includes(words)) ?? []);
  return holding.length === 0 ? records.slice(0, 1) : [...new Map(holding.map((one) => [one.text, one])).values()];
}
