import type { Workspace } from '@/server/contracts/workspace';
import { cautionsOf, cautionWords, STANDING } from './cautions-of';
import { sentence } from './plan-words';
import type { PlanPreview } from './types';

/** Where on the page of a plan stand what its reasons ask of it, and what it could not hold against the chart. */
export const ASKED = 'plan-asked';
export const NOTES = 'plan-notes';

export type ReadFirst = { readonly words: string; readonly at: string };

/** A line of a plan that says what the chart does not have. */
const OPEN = /^not (?:asked|known): /;
/** Such a line ends, for the eye beside the act, where what then counts or the rule that asks for it begins. */
const WHAT_THEN = /(?:\. (?:In case of|If so:)[^]*| \([A-Z][^]*\))$/;

/** What is not recorded that would limit a dose of this plan, and what of the reasons it does not keep: both stand in full further down. */
export function openOfPlan({ outcome, asked }: Pick<PlanPreview, 'outcome' | 'asked'>): readonly ReadFirst[] {
  if (outcome.kind !== 'plan') return [];
  // Two rules may ask for one thing.
  const open = [...new Set(outcome.plan.assumptions.filter((line) => OPEN.test(line)).map(openWords))];
  return [
    ...asked.flatMap(({ parts }) => parts.filter(({ isKept }) => !isKept).map(({ words }) => ({ words: `Not as the reasons ask: ${words}`, at: ASKED }))),
    ...open.map((words) => ({ words, at: NOTES })),
  ];
}

function openWords(line: string): string {
  const words = line.replace(OPEN, '').replace(WHAT_THEN, '');
  return / (?:is|are) not recorded$/.test(words) ? sentence(words) : `Not known: ${words}`;
}

/** What speaks against the option of a plan besides what sets its status, which stands with it at the head of the page. */
export function againstOption({ options, basis }: Workspace['assessment'], id: string): readonly (ReadFirst & { readonly rule: string })[] {
  const option = options.find((one) => one.id === id);
  const labels = new Map(basis.map((fact) => [fact.id, fact]));
  return option === undefined ? [] : cautionsOf(option).map((caution) => ({ rule: caution.rule, words: cautionWords(caution, labels).replace(/\.$/, ''), at: STANDING }));
}
