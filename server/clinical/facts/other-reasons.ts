import type { ReasoningSettings } from '../model/reasoning-settings';

const BETWEEN_REASONS = /[,;/+&():]| - | and | with | plus /i;
/** What follows is not there. */
const NEGATION = /\b(?:no|not|without|denies)\b.*$/i;
/** As in “screening negative”; negative symptoms are there. */
const RULED_OUT = /\b(?:ruled out|excluded|denied|negative(?! symptoms?\b))\b/i;

const wordsOf = (part: string): readonly string[] => part.toLowerCase().split(/[\s.?-]+/).filter((word) => word !== '');
/** A year, a day or how many times. */
const isNumber = (word: string): boolean => /^\d{1,4}$/.test(word);

type Settings = Pick<ReasoningSettings, 'suspicion' | 'recordedReason'>;

const speaksOf = (part: string, words: readonly string[]): boolean => words.some((word) => part.toLowerCase().includes(word));

const isOfDepression = (part: string, { ofDepression, ofDepressionShort, ofDepressionCodes }: ReasoningSettings['recordedReason']): boolean =>
  speaksOf(part, ofDepression) || part.toLowerCase().split(/[^a-z0-9_]+/).some((word) => ofDepressionShort.includes(word)) || ofDepressionCodes.some((code) => part.toLowerCase().startsWith(code));

/** Its parts that name something; what the record says is not there is left out. */
const reasonsIn = (indication: string, { recordedReason: { qualifiers } }: Settings): readonly string[] =>
  indication
    .split(BETWEEN_REASONS)
    .map((part) => (RULED_OUT.test(part) ? '' : part.replace(NEGATION, '').trim()))
    .filter((part) => !wordsOf(part).every((word) => qualifiers.includes(word) || isNumber(word)));

/**
 * What of a recorded reason is not the depression, in the record's words, whether or not the content has a word for it: a medicine for what nobody foresaw is for
 * that all the same.
 */
export function otherReasons(indication: string, settings: Settings): readonly string[] {
  const { suspicion, recordedReason } = settings;
  const besides = [...suspicion.otherReasons, ...suspicion.ownReasons.filter((word) => !recordedReason.ofDepression.includes(word)), ...recordedReason.besidesShort];
  return reasonsIn(indication, settings).filter((part) => speaksOf(part, besides) || !isOfDepression(part, recordedReason));
}

/**
 * Whether a medicine with this recorded reason was one for the depression: not where all of it is a use that the content knows to be another (sleep, pain);
 * `null` where it names something else (anxiety, or what nobody foresaw) and the depression nowhere, or the depression only as not there. What names nothing
 * counts for nothing.
 */
export function isForDepression(indication: string, settings: Settings): boolean | null {
  const reasons = reasonsIn(indication, settings);
  const isNamed = (part: string): boolean => isOfDepression(part, settings.recordedReason);
  if (reasons.length === 0) return indication.split(BETWEEN_REASONS).some(isNamed) ? null : true;
  if (reasons.some(isNamed)) return true;
  return reasons.every((part) => speaksOf(part, settings.suspicion.otherReasons) && !speaksOf(part, settings.suspicion.ownReasons)) ? false : null;
}
