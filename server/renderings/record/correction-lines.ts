import { dayWords } from '@/server/renderings/note/day-words';
import { cleanText } from '@/server/renderings/note/clean-text';
import type { AskedCorrection } from '@/server/renderings/fhir/record-bundle';

/** A correction that was asked for, what was answered, and what the patient says to that: sentences that travel with the record. */
export const correctionLines = ({ askedOn, askedBy, what, dueOn, answer, why, answeredOn, answeredByName, carriedOut, disagreement, disagreementOn }: AskedCorrection): string[] => [
  `${dayWords(askedOn)}: correction asked for by ${cleanText(askedBy)}: ${cleanText(what)}`,
  answer === null || answeredOn === null
    ? `Not answered yet; due ${dayWords(dueOn)}.`
    : `${answer === 'accepted' ? 'Accepted' : 'Denied'} ${dayWords(answeredOn)} by ${cleanText(answeredByName ?? '')}: ${cleanText(why ?? '')}${carriedOut === null ? '' : ` (${cleanText(carriedOut)})`}`,
  ...(disagreement === null || disagreementOn === null ? [] : [`Statement of disagreement, ${dayWords(disagreementOn)}: ${cleanText(disagreement)}`]),
];
