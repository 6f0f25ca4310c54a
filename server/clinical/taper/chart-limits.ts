import { createCompiler } from '../conditions/compile-when';
import { verdictOf } from '../conditions/compiled';
import type { Compiled } from '../conditions/compiled';
import { engineFor } from '../engine/engine';
import { deriveFact } from '../facts/derive-fact';
import { readFacts } from '../facts/facts';
import type { Chart, MedicationEpisode } from '../model/chart';
import type { FactId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import type { PlanWarning, Refusal, Result } from '../model/plan';
import type { ChartLimit } from '../model/plan-content';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { micrograms } from './products';
import type { Wanted } from './read-request';
import { done, refuse } from './refuse';
import { nameOf, planTerms } from './terms';

/** What the chart's age, kidneys and liver do to the doses of a plan. */
export type DoseLimits = {
  /** First dose of a drug that begins, in micrograms, at most. */
  readonly firstDoses: ReadonlyMap<string, number>;
  readonly warnings: readonly PlanWarning[];
  /** What the chart would have had to tell. */
  readonly open: readonly string[];
};

type CompiledLimit = { readonly limit: ChartLimit; readonly condition: Compiled };
const compiled = new WeakMap<Knowledge, readonly CompiledLimit[]>();

/** Only a confirmed absence clears what would forbid a dose; words of care read silence as silence. */
function limitsOf(knowledge: Knowledge): readonly CompiledLimit[] {
  const held = compiled.get(knowledge);
  if (held !== undefined) return held;
  const { compile } = createCompiler(engineFor(knowledge).terms);
  const limits = knowledge.switching.chartLimits.map((limit) => ({ limit, condition: compile(limit.when, limit.effect === 'care' ? 'ordinary' : 'strict') }));
  compiled.set(knowledge, limits);
  return limits;
}

/** Holds every dose that begins, and every dose that goes on, against what the content says of such a patient. */
export function judgeDoses(chart: Chart, { wanted, knowledge, start }: { readonly wanted: Wanted; readonly knowledge: Knowledge; readonly start: LocalDate }): Result<DoseLimits, Refusal> {
  const concerned = limitsOf(knowledge).flatMap(({ limit, condition }) => limit.drugs.filter((drug) => isConcerned(limit, wanted.to.get(drug))).map((drug) => ({ limit, condition, drug })));
  const firstDoses = new Map<string, number>();
  const warnings: PlanWarning[] = [];
  const open: string[] = [];
  if (concerned.length === 0) return done({ firstDoses, warnings, open });
  const facts = readFacts(chart, engineFor(knowledge).terms, { on: start, derive: deriveFact, countAlternativeCauses: () => 0 });
  for (const { limit, condition, drug } of concerned) {
    const verdict = verdictOf(condition, facts);
    const { id, mg, message, refs } = limit;
    if (verdict.kind === 'does-not-apply') continue;
    const begins = wanted.added.includes(drug);
    if (verdict.kind === 'cannot-tell') {
      open.push(openWords(limit, verdict.missing));
    } else if (limit.effect === 'care' || (!begins && limit.effect !== 'first-dose')) {
      warnings.push({ id, message, refs });
    } else if (limit.effect === 'first-dose') {
      if (!begins) continue;
      firstDoses.set(drug, Math.min(micrograms(mg ?? 0), firstDoses.get(drug) ?? Number.POSITIVE_INFINITY));
      warnings.push({ id, message, refs });
    } else {
      const named = chart.episodes.filter((episode) => verdict.basis.includes(episode.id));
      const words = [...(mg === null ? [] : [`${doseInWords(wanted.to.get(drug) ?? 0)} of ${nameOf(drug, planTerms(knowledge))}`]), ...(named.length === 0 ? [] : [named.map((episode) => daysInWords(episode, start)).join('; ')])];
      const { error } = refuse('chart', id, [...words, message].join(': '), refs);
      const open = named.filter(({ stopOn }) => stopOn === null || stopOn >= start).map((episode) => episode.id);
      return { ok: false, error: open.length === 0 ? error : { ...error, records: open } };
    }
  }
  return done({ firstDoses, warnings, open });
}

/** Which medicine of the chart it is, and its days as the chart has them. */
function daysInWords({ drug, startOn, stopOn }: MedicationEpisode, start: LocalDate): string {
  if (stopOn !== null && stopOn < start) return `${drug} was stopped on ${dayInWords(stopOn)}`;
  const since = startOn === null ? 'by the chart, since when is not recorded' : `since ${dayInWords(startOn)} by the chart`;
  return `${drug} is taken ${since}${stopOn === null ? '' : `, its last day is ${dayInWords(stopOn)}`}`;
}

const isConcerned = ({ mg, effect }: ChartLimit, dose: number | undefined): boolean => dose !== undefined && (mg === null || effect === 'first-dose' || dose > micrograms(mg));

/** What the chart leaves open, and what the content says if it is so. Care for kidneys that nobody measured names them. */
function openWords({ effect, whenText, message }: ChartLimit, missing: readonly FactId[]): string {
  const ifSo = `${whenText.slice(0, 1).toLowerCase()}${whenText.slice(1)}`;
  return effect === 'care' && missing.includes('observation:egfr') ? `not known: kidney function is not recorded. In case of ${ifSo}: ${message}` : `not known: ${ifSo}. If so: ${message}`;
}
