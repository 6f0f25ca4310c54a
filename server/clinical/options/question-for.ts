import type { Facts } from '../facts/facts';
import { labelOf } from '../story/label-of';
import type { FactId } from '../model/ids';

/** What would have to be asked or looked at to know a fact. */
export function questionFor(fact: FactId, facts: Facts): string {
  const question = facts.terms.questionOf.get(fact);
  if (question !== undefined) return question.text;
  const waiting = facts.chart.waiting.find(({ id }) => id === fact);
  return waiting === undefined ? `Not known: ${labelOf(fact, facts)}` : `Waiting in the trust inbox: ${waiting.text} (${waiting.why})`;
}
