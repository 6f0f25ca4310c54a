import type { ReportAnswers } from '@/db/queries/reports/report-requests';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { loadKnowledge } from '@/server/knowledge/load';
import { canBeAsked, pagesOf } from './form';
import type { FormPage } from './form';

const held = new WeakMap<Knowledge, ReadonlyMap<string, FormPage>>();

function pagesById(knowledge: Knowledge): ReadonlyMap<string, FormPage> {
  const known = held.get(knowledge);
  if (known !== undefined) return known;
  const made = new Map(knowledge.instruments.filter(canBeAsked).flatMap((instrument) => pagesOf([instrument], null).map((page) => [page.id, page] as const)));
  held.set(knowledge, made);
  return made;
}

/** What raised a red-flag answer, in the words of the form; `null` where it was not kept. */
export function toldAnswer(answers: ReportAnswers): string | null {
  const pages = pagesById(loadKnowledge());
  const words = Object.entries(answers).flatMap(([id, answer]) => {
    const said = answer === null ? [] : typeof answer === 'object' ? answer : [answer];
    return said.map((one) => pages.get(id)?.choices.find(({ value }) => value === one)?.label ?? String(one));
  });
  return words.length === 0 ? null : words.join(', ');
}
