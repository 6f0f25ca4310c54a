import type { Knowledge } from '@/server/clinical/model/knowledge';
import { localDate } from '@/server/clinical/model/local-date';
import type { When } from '@/server/clinical/model/rule-grammar';
import { dayInWords } from '@/server/clinical/words/day';
import type { AboutAdvice } from '@/server/contracts/advice';
import { leavesOf } from '@/server/knowledge/when-leaves';
import type { Leaf } from '@/server/knowledge/when-leaves';
import { ruleFaces } from '../evidence/rule-faces';

type Attribute = AboutAdvice['attributes'][number];

/** Conditions of every rule, flag and feature. */
const conditions = ({ options, flags, causes }: Knowledge): readonly When[] => [
  ...options.flatMap(({ rules }) => rules.map(({ when }) => when)),
  ...flags.flatMap(({ when, escalation, says = [] }) => [when, ...(escalation === null ? [] : [escalation.when]), ...says.map((one) => one.when)]),
  ...causes.flatMap(({ featuresFor, featuresAgainst }) => [...featuresFor, ...featuresAgainst].map(({ when }) => when)),
];

const reading = (knowledge: Knowledge, reads: (leaf: Leaf) => boolean): number => conditions(knowledge).filter((when) => leavesOf(when).some(reads)).length;

const rules = (count: number): string => `${count} ${count === 1 ? 'rule reads' : 'rules read'}`;

/**
 * The attributes by which the source of an evidence-based decision support intervention is judged. Whether a kind of data is
 * used is counted in the rules: the grammar has no test for the kinds that are not.
 */
export function sourceAttributes(knowledge: Knowledge, release: { readonly version: string; readonly compiledOn: string }): readonly Attribute[] {
  const born = reading(knowledge, (leaf) => leaf.fact === 'patient' && leaf.field === 'ageYears');
  const status = reading(knowledge, (leaf) => leaf.fact === 'score' || leaf.fact === 'answer');
  const unused = (id: string, title: string, words = 'No rule can read it: the rule grammar has no such fact.'): Attribute => ({ id, title, used: false, words });
  return [
    { id: 'citation', title: 'Bibliographic citation', used: null, words: `${knowledge.references.length} references stand in the library; those behind this page are listed under it, each with what was confirmed in it.` },
    { id: 'developer', title: 'Developer', used: null, words: 'The Gamut project compiled the content; no other developer is recorded.' },
    { id: 'funding', title: 'Funding of the technical implementation', used: null, words: 'Not recorded: no funding source is stated in the content.' },
    { id: 'dates', title: 'Release and revision dates', used: null, words: `Release ${release.version}, compiled on ${dayInWords(localDate(release.compiledOn))}. What changed since the release before it, and its day, stand under Version.` },
    unused('race', 'Race'),
    unused('ethnicity', 'Ethnicity'),
    unused('language', 'Language'),
    unused('sexual-orientation', 'Sexual orientation'),
    unused('gender-identity', 'Gender identity'),
    unused('sex', 'Sex', 'Shown in the banner and read by no rule; whether a pregnancy is possible is asked.'),
    { id: 'date-of-birth', title: 'Date of birth', used: born > 0, words: `${rules(born)} the age in years.` },
    unused('social-determinants', 'Social determinants of health', 'No coded element is read. Bereavement and the clinic’s country are facts that rules can read.'),
    { id: 'health-status', title: 'Health status assessment', used: status > 0, words: `${rules(status)} an answer or a score of a questionnaire, such as the PHQ-9 or the project’s own blunting report.` },
  ];
}

/** How many entries were reviewed by a named person. */
export function reviewedCount(): AboutAdvice['reviewed'] {
  const faces = [...ruleFaces().values()];
  return { entries: faces.length, byAPerson: faces.filter(({ review }) => review.status === 'reviewed').length };
}
