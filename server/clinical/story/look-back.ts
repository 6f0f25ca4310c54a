import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import { onsetOf } from '../facts/derived/onset';
import type { Facts } from '../facts/facts';
import type { Change } from '../model/assessment';
import type { LookBack } from '../model/look-back';
import type { Chart, Report } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { addDays, daysBetween, fromEpochDay, toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { windowBeforeOnset } from './before-onset';
import { changesBefore, changesUntil } from './changes-before';

/**
 * What changed before a report, within the days that the content's rules on timing reach back, with the days from each
 * change to the report. Says what came before; never what caused it.
 * @returns `null` when the chart has no such report on the day
 */
export function lookBack(chart: Chart, knowledge: Knowledge, which: { readonly report: string; readonly on: LocalDate }): LookBack | null {
  const report = chart.reports.find(({ id, on }) => id === which.report && on <= which.on);
  if (report === undefined) return null;
  const engine = engineFor(knowledge);
  // On the day of the report, what came after it is not seen.
  const facts = factsFor(engine, chart, report.on);
  const days = engine.terms.lookBackDays;
  const window = days === null ? null : { days, from: addDays(report.on, -days) };
  const changes = changesUntil(facts, toEpochDay(report.on)).map((change) => ({ ...change, lagDays: daysBetween(change.on, report.on) }));
  return { report: named(report, facts), onset: null, window, ...within(changes, window) };
}

/**
 * The same before the onset that the headline names, seen from the day of reasoning.
 * @returns `null` where no onset is known, and where it lies before everything
 */
export function lookBackFromOnset(chart: Chart, knowledge: Knowledge, on: LocalDate): LookBack | null {
  const facts = factsFor(engineFor(knowledge), chart, on);
  const onset = onsetOf(facts);
  const report = chart.reports.find(({ id }) => id === onset?.report);
  if (onset === null || onset.lifelong || report === undefined) return null;
  const reach = windowBeforeOnset(facts);
  const window = reach === null ? null : { days: reach.days, from: fromEpochDay(reach.from) };
  return {
    report: named(report, facts),
    onset: { earliestOn: fromEpochDay(onset.earliest), latestOn: fromEpochDay(onset.latest) },
    window,
    ...within(changesBefore(facts), window),
  };
}

const named = ({ id, instrument, on }: Report, { terms }: Facts): LookBack['report'] => ({ id, title: terms.instruments.get(instrument)?.title ?? instrument, on });

function within(all: readonly Change[], window: LookBack['window']): Pick<LookBack, 'changes' | 'earlier'> {
  const changes = window === null ? all : all.filter(({ on }) => on >= window.from);
  return { changes, earlier: all.length - changes.length };
}
