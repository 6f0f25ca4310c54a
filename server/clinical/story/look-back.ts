import { engineFor } from '../engine/engine';
import { factsFor } from '../engine/facts-for';
import type { LookBack } from '../model/look-back';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { addDays, daysBetween, toEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { changesUntil } from './changes-before';

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
  const from = days === null ? null : addDays(report.on, -days);
  const all = changesUntil(facts, toEpochDay(report.on)).map((change) => ({ ...change, lagDays: daysBetween(change.on, report.on) }));
  const within = from === null ? all : all.filter(({ on }) => on >= from);
  return {
    report: { id: report.id, title: engine.terms.instruments.get(report.instrument)?.title ?? report.instrument, on: report.on },
    window: days === null || from === null ? null : { days, from },
    changes: within,
    earlier: all.length - within.length,
  };
}
