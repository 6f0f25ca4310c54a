import { COMPUTATIONS } from '../facts/derived/registry';
import type { Facts } from '../facts/facts';
import { isDerivedName } from '../model/derived-names';
import { labelOf } from '../story/label-of';
import type { FactId } from '../model/ids';
import type { QuestionContent } from '../model/question-content';

/** What would have to be asked or looked at to know a fact. */
export function questionFor(fact: FactId, facts: Facts): string {
  const question = askedBy(fact, facts);
  if (question !== undefined) return question.text;
  const waiting = facts.chart.waiting.find(({ id }) => id === fact);
  return waiting === undefined ? `Not known: ${labelOf(fact, facts)}${soFar(fact, facts)}` : `Waiting in the trust inbox: ${waiting.text} (${waiting.why})`;
}

function soFar(fact: FactId, facts: Facts): string {
  const name = fact.startsWith('derived:') ? fact.slice('derived:'.length) : '';
  const words = isDerivedName(name) ? (COMPUTATIONS[name].soFar?.(facts) ?? null) : null;
  return words === null ? '' : ` (${words})`;
}

/** The question that asks for a fact: the form that it is part of until that form was given, then the question itself. */
export function askedBy(fact: FactId, facts: Facts): QuestionContent | undefined {
  const question = facts.terms.questionOf.get(fact);
  const form = question?.partOf === undefined ? undefined : facts.terms.questions.get(question.partOf);
  return form === undefined || form.opens === null || facts.reports(form.opens).length > 0 ? question : form;
}
