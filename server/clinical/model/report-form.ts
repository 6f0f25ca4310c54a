/**
 * How a report travels whole in a FHIR QuestionnaireResponse of our own form, so that what one clinic sends another reads back as it was:
 * every answer under its id, declined ones without a value, the patient's words, the onset and the scores.
 */
export const REPORT_FORM = {
  /** Address of the form of an instrument, before its id. */
  questionnaire: 'urn:gamut:content:questionnaire:',
  /** Code system of our ids; a score is `instrument.field`. */
  system: 'urn:gamut:content',
  answer: 'answer.',
  /** Answers of which several can be chosen. */
  list: 'list.',
  score: 'score.',
  words: 'words',
  onset: { group: 'onset', precision: 'onset.precision', earliestOn: 'onset.earliest', latestOn: 'onset.latest' },
  filledBy: 'filled-by',
  estimated: 'estimated',
} as const;
