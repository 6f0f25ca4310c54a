import type { Catalog } from '@/server/contracts/catalog';
import { OWN_JUDGEMENT } from './reference-label';
import type { Assessment, Finding } from './types';

const ofFindings = (findings: readonly Finding[]): readonly string[] => findings.flatMap(({ refs }) => refs);

/** Every reference that a line of the assessment, a line without a rule or a disagreement about its options names, once, in the order of first mention. */
export function referencesOf(assessment: Assessment, { disagreements, credited }: Pick<Catalog, 'disagreements' | 'credited'>): readonly string[] {
  return [
    ...new Set([
      // Lines without a rule of their own say that they are our own.
      OWN_JUDGEMENT,
      ...assessment.flags.flatMap(({ refs }) => refs),
      ...assessment.options.flatMap((option) => [...option.reasons.flatMap(({ refs }) => refs), ...ofFindings(option.wrongIf), ...option.refs]),
      ...assessment.causes.flatMap((cause) => [...ofFindings(cause.for), ...ofFindings(cause.against), ...ofFindings(cause.notAsked), ...cause.refs]),
      ...assessment.questions.flatMap(({ refs }) => refs),
      ...disagreements.flatMap(({ sides }) => sides.flatMap(({ refs }) => refs)),
      ...credited.flatMap(({ refs }) => refs),
      ...assessment.worksheets.naranjo.refs,
      ...assessment.worksheets.whoUmc.refs,
    ]),
  ];
}
