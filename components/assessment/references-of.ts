import type { Assessment, Finding } from './types';

const ofFindings = (findings: readonly Finding[]): readonly string[] => findings.flatMap(({ refs }) => refs);

/** Every reference that a line of the assessment names, once, in the order of first mention. */
export function referencesOf(assessment: Assessment): readonly string[] {
  return [
    ...new Set([
      ...assessment.flags.flatMap(({ refs }) => refs),
      ...assessment.options.flatMap((option) => [...option.reasons.flatMap(({ refs }) => refs), ...ofFindings(option.wrongIf), ...option.refs]),
      ...assessment.causes.flatMap((cause) => [...ofFindings(cause.for), ...ofFindings(cause.against), ...ofFindings(cause.notAsked), ...cause.refs]),
      ...assessment.questions.flatMap(({ refs }) => refs),
      ...assessment.worksheets.naranjo.refs,
      ...assessment.worksheets.whoUmc.refs,
    ]),
  ];
}
