import type { Facts } from '../facts';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

/** SNOMED CT smoking status: never, former and the current kinds. */
const NOT_SMOKING = /\b(never|former|ex-?|quit|stopped|non-?)\b|\bnot a smoker\b/i;
const SMOKING = /\b(current|smokes|smoker|every day|some days?|light|heavy|daily)\b/i;

/** The newest tobacco status in words. */
export function currentSmoker(facts: Facts): KnownValue {
  const newest = facts.observations('tobacco-status')[0];
  const text = newest?.valueText ?? '';
  if (newest === undefined || text === '') return UNKNOWN;
  if (NOT_SMOKING.test(text)) return word(false, [newest.id]);
  return SMOKING.test(text) ? word(true, [newest.id]) : UNKNOWN;
}
