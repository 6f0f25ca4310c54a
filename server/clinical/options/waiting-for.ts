import type { CompiledOption } from '../engine/engine';
import { remissionRun } from '../facts/derived/remission';
import type { Facts } from '../facts/facts';
import type { WaitingFact } from '../model/chart';
import { toEpochDay } from '../model/local-date';

/** Kinds of waiting records behind which a contraindication of any option may hide. */
const HIDING: readonly string[] = ['condition', 'medication', 'allergy'];
/** So many of the newest are read by some rule: a mean of two pressures, a score and the one before it. */
const NEWEST_READ = 2;

/**
 * Records of the trust inbox that keep an option undecided, in order of id: those behind which a contraindication may hide,
 * and reports and measurements that the option rests on, unless newer ones were read since.
 */
export function waitingFor(option: CompiledOption, facts: Facts): readonly WaitingFact[] {
  const { waiting } = facts.chart;
  if (waiting.length === 0) return waiting;
  const holding = waiting.filter((record) => HIDING.includes(record.kind) || record.about.some((about) => option.restsOn.has(about) && !isOvertaken(record, about, facts)));
  return holding.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

function isOvertaken({ on }: WaitingFact, about: string, facts: Facts): boolean {
  if (on === null) return false;
  const name = about.slice(about.indexOf(':') + 1);
  const read = about.startsWith('report:') ? facts.reports(name) : facts.observations(name);
  const last = read[NEWEST_READ - 1];
  if (last === undefined || on >= last.on) return false;
  // Inside a remission one high score would end it.
  const run = name === 'phq9' ? remissionRun(facts) : null;
  return run === null || toEpochDay(on) < run.firstDay;
}
