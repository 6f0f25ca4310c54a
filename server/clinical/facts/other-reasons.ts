import type { ReasoningSettings } from '../model/reasoning-settings';

/** Words of a recorded reason that speak of the depression itself; the content's other words are of something besides. */
const OF_DEPRESSION: readonly string[] = ['depress', 'mood', 'dysthymi'];
/** As records abbreviate and code depression: MDD, MDE, and F32, F33 and F34.1 of ICD-10. */
const DEPRESSION_IN_SHORT = /\bmd[de]\b|^f3[23]|^f34\.?1/i;
/** As records abbreviate what the content writes out. */
const ABBREVIATED: readonly string[] = ['ocd'];
const BETWEEN_REASONS = /[,;/+&():]| - | and | with | plus /i;
/** What follows is not there. */
const NEGATION = /\b(?:no|not|without|denies)\b.*$/i;
const RULED_OUT = /\b(?:ruled out|excluded|denied)\b/i;
/** Words that tell of a depression which, how bad, how often or since when, and those of somebody who knew no reason. */
const QUALIFIERS: ReadonlySet<string> = new Set(
  'recurrent single first second third fourth current mild moderate moderately severe major minor chronic acute persistent partial full in early late onset remission relapse relapsed prevention prophylaxis maintenance episode episodes disorder treatment resistant refractory seasonal melancholic atypical postnatal postpartum perinatal unspecified unknown none n a na since'.split(' '),
);
const isQualifier = (part: string): boolean => part.toLowerCase().split(/[\s.?-]+/).every((word) => word === '' || QUALIFIERS.has(word) || /^\d{1,4}$/.test(word));

/**
 * What of a recorded reason is not the depression, in the record's words, whether or not the content has a word for it: a medicine for what nobody foresaw is for
 * that all the same. What the record says is not there is left out.
 */
export function otherReasons(indication: string, { otherReasons: others, ownReasons }: ReasoningSettings['suspicion']): readonly string[] {
  const besides = [...others, ...ownReasons.filter((word) => !OF_DEPRESSION.includes(word)), ...ABBREVIATED];
  const speaksOf = (part: string, words: readonly string[]): boolean => words.some((word) => part.toLowerCase().includes(word));
  return indication
    .split(BETWEEN_REASONS)
    .map((part) => (RULED_OUT.test(part) ? '' : part.replace(NEGATION, '').trim()))
    .filter((part) => !isQualifier(part) && (speaksOf(part, besides) || !(speaksOf(part, OF_DEPRESSION) || DEPRESSION_IN_SHORT.test(part))));
}
