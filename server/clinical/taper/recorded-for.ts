import { otherReasons } from '../facts/other-reasons';
import type { Chart } from '../model/chart';
import type { LocalDate } from '../model/local-date';
import type { PlanWarning } from '../model/plan';
import { inSentence } from '../words/in-sentence';
import { isEpisodeOf, isTaken } from './present-doses';
import type { Wanted } from './read-request';
import type { PlanTerms } from './terms';

export const RECORDED_FOR_MORE = 'recorded-for-more';

/** Medicines that come down or end and that the chart has for something besides depression: a fact of the chart and a question, no claim. */
export function recordedFor(chart: Chart, { wanted: { from, to }, terms, on }: { readonly wanted: Pick<Wanted, 'from' | 'to'>; readonly terms: PlanTerms; readonly on: LocalDate }): PlanWarning[] {
  return [...from].flatMap(([drug, dose]) => {
    const target = to.get(drug) ?? 0;
    // Another form of the same substance goes on with what it is for.
    const isKept = [...to.keys()].some((other) => other !== drug && terms.drug(other)?.ingredient === terms.drug(drug)?.ingredient);
    if (target >= dose || isKept) return [];
    const said = new Set(chart.episodes.filter((episode) => isTaken(episode, on) && isEpisodeOf(episode, drug, terms)).flatMap(({ indication }) => indication ?? []));
    return [...said].sort().flatMap((indication) => {
      const besides = otherReasons(indication, terms.knowledge.settings).map(inSentence);
      if (besides.length === 0) return [];
      const what = besides.join(' and ');
      return [{ id: RECORDED_FOR_MORE, message: `${terms.drug(drug)?.name ?? drug} is recorded for ${inSentence(indication)} and ${target === 0 ? `ends here: who treats ${what} after` : `comes down here: who looks after ${what} meanwhile`}?`, refs: ['project-judgement'] }];
    });
  });
}
