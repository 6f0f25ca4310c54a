import type { Workspace } from '@/server/contracts/workspace';
import { nameFact } from './name-fact';

type FactGroup = { readonly title: string; readonly facts: readonly { readonly id: string; readonly name: string }[] };

/** Every fact that this person may mark as entered in error, by kind, the newest first. */
export function listFacts({ chart, rights }: Pick<Workspace, 'chart' | 'rights'>): readonly FactGroup[] {
  const group = (title: string, allowed: boolean, facts: readonly { readonly id: string; readonly day: string | null }[]): FactGroup => ({
    title,
    facts: allowed
      ? [...facts].sort((a, b) => ((a.day ?? '') < (b.day ?? '') ? 1 : -1)).map(({ id }) => ({ id, name: nameFact(chart, id) ?? id }))
      : [],
  });
  return [
    group('Medicines', rights.changeMedicines, chart.episodes.map(({ id, startOn }) => ({ id, day: startOn }))),
    group('Scores and reports', rights.enterReport, chart.reports.map(({ id, on }) => ({ id, day: on }))),
    group('Conditions', rights.answerQuestions, chart.conditions.map(({ id, onsetOn }) => ({ id, day: onsetOn }))),
    group('Allergies', rights.answerQuestions, chart.allergies.map(({ id, on }) => ({ id, day: on }))),
    group('Measured', rights.answerQuestions, chart.observations.map(({ id, on }) => ({ id, day: on }))),
    group('Events', rights.answerQuestions, chart.lifeEvents.map(({ id, on }) => ({ id, day: on }))),
  ].filter(({ facts }) => facts.length > 0);
}
