import type { ReasoningSettings } from '../model/reasoning-settings';

const BETWEEN_REASONS = /[,;/+&():]| - | and | with | plus /i;
/** What follows is not there. */
const NEGATION = /\b(?:no|not|without|denies)\b.*$/i;
const RULED_OUT = /\b(?:ruled out|excluded|denied)\b/i;

const wordsOf = (part: string): readonly string[] => part.toLowerCase().split(/[\s.?-]+/).filter((word) => word !== '');
/** A year, a day or how many times. */
const isNumber = (word: string): boolean => /^\d{1,4}$/.test(word);

/**
 * What of a recorded reason is not the depression, in the record's words, whether or not the content has a word for it: a medicine for what nobody foresaw is for
 * that all the same. What the record says is not there is left out.
 */
export function otherReasons(indication: string, { suspicion, recordedReason }: Pick<ReasoningSettings, 'suspicion' | 'recordedReason'>): readonly string[] {
  const { ofDepression, ofDepressionShort, ofDepressionCodes, besidesShort, qualifiers } = recordedReason;
  const besides = [...suspicion.otherReasons, ...suspicion.ownReasons.filter((word) => !ofDepression.includes(word)), ...besidesShort];
  const speaksOf = (part: string, words: readonly string[]): boolean => words.some((word) => part.toLowerCase().includes(word));
  const inShort = (part: string): boolean => part.toLowerCase().split(/[^a-z0-9_]+/).some((word) => ofDepressionShort.includes(word)) || ofDepressionCodes.some((code) => part.toLowerCase().startsWith(code));
  const isQualifier = (part: string): boolean => wordsOf(part).every((word) => qualifiers.includes(word) || isNumber(word));
  return indication
    .split(BETWEEN_REASONS)
    .map((part) => (RULED_OUT.test(part) ? '' : part.replace(NEGATION, '').trim()))
    .filter((part) => !isQualifier(part) && (speaksOf(part, besides) || !(speaksOf(part, ofDepression) || inShort(part))));
}
