import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import type { Compared, PanelFigures, Period, ScorePoint, SignedDecision } from '../model/outcome';
import { atReview } from './at-review';
import { outcomeOf } from './outcome-of';
import { periodsOf } from './periods';

/** The decision that stands; `null` where none for options does. */
export function standingPeriod(decisions: readonly SignedDecision[]): Period | null {
  const newest = periodsOf(decisions).at(-1);
  return newest?.until === null ? newest : null;
}

/** The figures of one patient on a day: of the decision that stands, and of every one whose review is over. */
export function panelFigures(decisions: readonly SignedDecision[], scores: readonly ScorePoint[], { knowledge, on }: { readonly knowledge: Pick<Knowledge, 'settings'>; readonly on: LocalDate }): PanelFigures {
  const standing = standingPeriod(decisions);
  const outcome = standing === null ? null : outcomeOf(standing, scores, { knowledge, on });
  const changeOf = (id: Compared): number | null => outcome?.pairs.find(({ instrument }) => instrument === id)?.change ?? null;
  return {
    startOn: standing?.start ?? null,
    options: standing?.decision.options ?? [],
    response: outcome?.response.verdict ?? null,
    remission: outcome?.remission.verdict ?? null,
    phq9Change: changeOf('phq9'),
    sbrChange: changeOf('sbr'),
    reviewed: periodsOf(decisions).map((period) => atReview(period, scores, knowledge)),
  };
}
