import type { Knowledge } from '../model/knowledge';
import { addDays, compareDays, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { COMPARED } from '../model/outcome';
import type { BeforeAfter, Compared, Outcome, Period, ScoredReport, ScorePoint } from '../model/outcome';
import { hasResponded, judgeRemission, judgeResponse } from './judge';
import type { OutcomeRule } from './judge';

/** The field of a report that is its total. */
const TOTAL: Readonly<Record<Compared, string>> = { phq9: 'total', sbr: 'total_now', gad7: 'total' };

const isCompared = (instrument: string): instrument is Compared => COMPARED.some((id) => id === instrument);

/** The totals of reports that have one, oldest first; a report without a total is no score and never zero. */
export const scorePoints = (reports: readonly ScoredReport[]): readonly ScorePoint[] =>
  reports
    .flatMap(({ id, instrument, on, scores, estimated, filledBy }): ScorePoint[] => {
      if (!isCompared(instrument)) return [];
      const value = scores[TOTAL[instrument]];
      return typeof value === 'number' ? [{ report: id, instrument, on, value, estimated, filledBy }] : [];
    })
    .sort((a, b) => compareDays(a.on, b.on) || (a.report < b.report ? -1 : 1));

/** The bounds that the content sets for the PHQ-9. */
export const outcomeRule = ({ settings: { outcome, remission } }: Pick<Knowledge, 'settings'>): OutcomeRule => ({ responsePercent: outcome.phq9ResponsePercent, remissionBelow: remission.phq9Below });

/** How many days before the start a total may lie, by instrument. */
export const lookBackDays = ({ settings: { outcome } }: Pick<Knowledge, 'settings'>): Readonly<Record<Compared, number>> => ({ phq9: outcome.phq9WithinDays, sbr: outcome.sbrWithinDays, gad7: outcome.gad7WithinDays });

/**
 * What became of a decision. Before: the newest total up to the day it starts, no older than the content's look-back. After: the newest one
 * later than that, up to the day of the next decision and no later than the day of speaking.
 */
export function outcomeOf(period: Period, scores: readonly ScorePoint[], { knowledge, on }: { readonly knowledge: Pick<Knowledge, 'settings'>; readonly on: LocalDate }): Outcome {
  const back = lookBackDays(knowledge);
  const rule = outcomeRule(knowledge);
  const later = scores.filter((score) => isAfter(score, period, on));
  const pairs = COMPARED.map((instrument) => pairOf(instrument, { period, scores, later, back: back[instrument] }));
  const phq9 = pairs.find(({ instrument }) => instrument === 'phq9');
  const before = phq9?.before?.value ?? null;
  const response = judgeResponse(before, phq9?.after?.value ?? null, rule);
  const responded = before === null || before < rule.remissionBelow ? undefined : later.find(({ instrument, value }) => instrument === 'phq9' && hasResponded(before, value, rule.responsePercent));
  return {
    period,
    pairs: pairs.filter(({ instrument, before: first, after }) => instrument !== 'gad7' || first !== null || after !== null),
    response,
    remission: judgeRemission(phq9?.after?.value ?? null, rule),
    feeling: knowledge.settings.outcome.feeling,
    respondedOn: responded?.on ?? null,
    firstReportOn: later[0]?.on ?? null,
  };
}

const isAfter = ({ on: day }: ScorePoint, { start, until }: Period, on: LocalDate): boolean => day > start && day <= on && (until === null || day <= until);

type Among = { readonly period: Period; readonly scores: readonly ScorePoint[]; readonly later: readonly ScorePoint[]; readonly back: number };

function pairOf(instrument: Compared, { period: { start }, scores, later, back }: Among): BeforeAfter {
  const before = scores.findLast((score) => score.instrument === instrument && score.on <= start && score.on >= addDays(start, -back)) ?? null;
  const after = later.findLast((score) => score.instrument === instrument) ?? null;
  const both = before !== null && after !== null;
  return { instrument, before, after, change: both ? after.value - before.value : null, days: both ? daysBetween(before.on, after.on) : null };
}
