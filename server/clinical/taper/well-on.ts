import { engineFor } from '../engine/engine';
import { deriveFact } from '../facts/derive-fact';
import { isRemission, remissionRun } from '../facts/derived/remission';
import { readFacts } from '../facts/facts';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { daysBetween, fromEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { PlanWarning, Step } from '../model/plan';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { doseOnDay, isEpisodeOf } from './present-doses';
import { micrograms } from './products';
import type { Wanted } from './read-request';
import type { PlanTerms } from './terms';

export const BELOW_WELL = 'below-the-dose-of-remission';
type Well = { readonly from: LocalDate; readonly to: LocalDate; readonly below: number; readonly fewestDays: number };

/** A chart is read once a day and content: plans are tried by the dozen. */
const held = new WeakMap<Chart, { readonly knowledge: Knowledge; readonly on: LocalDate; readonly well: Well | null }>();

/** The newest run of PHQ-9 totals that the content calls remission, as it stands on a day. */
function wellDays(chart: Chart, knowledge: Knowledge, on: LocalDate): Well | null {
  const known = held.get(chart);
  if (known !== undefined && known.knowledge === knowledge && known.on === on) return known.well;
  const facts = readFacts(chart, engineFor(knowledge).terms, { on, derive: deriveFact, countAlternativeCauses: () => 0 });
  const run = remissionRun(facts);
  const well = run !== null && isRemission(run, facts) ? { from: fromEpochDay(run.firstDay), to: fromEpochDay(run.lastDay), below: knowledge.settings.remission.phq9Below, fewestDays: knowledge.settings.remission.fewestDaysApart } : null;
  held.set(chart, { knowledge, on, well });
  return well;
}

type Asked = { readonly wanted: Wanted; readonly steps: readonly Step[]; readonly terms: PlanTerms; readonly knowledge: Knowledge; readonly on: LocalDate };

/** Where a plan without a new medicine goes below the lowest dose that was taken while the patient was well by the record: a fact of the chart, with the day. */
export function belowWell(chart: Chart, { wanted, steps, terms, knowledge, on }: Asked): PlanWarning[] {
  const falling = [...wanted.from].filter(([drug, dose]) => (wanted.to.get(drug) ?? 0) < dose);
  if (wanted.added.length > 0 || falling.length === 0) return [];
  const well = wellDays(chart, knowledge, on);
  if (well === null) return [];
  return falling.flatMap(([drug]) => {
    const lowest = lowestDuring(chart, drug, { well, terms });
    const first = lowest === null ? undefined : steps.find(({ doses }) => micrograms(doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0) < lowest.dose);
    if (lowest === null || first === undefined) return [];
    const then = first.doses.find((dose) => dose.drug === drug)?.mgPerDay ?? 0;
    const name = terms.drug(drug)?.name ?? drug;
    return [{
      id: BELOW_WELL,
      message: `${name}: the PHQ-9 stayed below ${well.below} on ${lowest.varied ? 'not less than ' : ''}${doseInWords(lowest.dose)} a day, from ${dayInWords(lowest.from)} to ${dayInWords(well.to)}. This plan goes below that on ${dayInWords(first.from)}, to ${doseInWords(micrograms(then))}.`,
      refs: ['project-judgement'],
    }];
  });
}

/** The lowest recorded dose of those days, from the first of them on which one is recorded; `null` where a dose of them is not known. */
function lowestDuring({ episodes }: Chart, drug: string, { well, terms }: { readonly well: Well; readonly terms: PlanTerms }): { readonly dose: number; readonly from: LocalDate; readonly varied: boolean } | null {
  const own = episodes.filter((episode) => isEpisodeOf(episode, drug, terms) && !['planned', 'unknown'].includes(episode.status) && (episode.startOn === null || episode.startOn <= well.to) && (episode.stopOn === null || episode.stopOn >= well.to));
  const [episode] = own;
  if (episode === undefined || own.length > 1) return null;
  const changes = episode.steps.filter(({ from }) => from > well.from && from <= well.to).sort((a, b) => (a.from < b.from ? -1 : 1));
  const before = doseOnDay(episode, well.from);
  const doses = [...(episode.steps.some(({ from }) => from <= well.from) ? [before] : []), ...changes.map(({ microgramsPerDay }) => microgramsPerDay)];
  const known = doses.filter((dose) => dose !== null);
  if (known.length === 0 || known.length < doses.length || known.includes(0)) return null;
  const from = episode.steps.some((step) => step.from <= well.from) ? well.from : (changes[0]?.from ?? well.from);
  // So short a time on a dose does not speak of remission on it.
  if (daysBetween(from, well.to) < well.fewestDays) return null;
  return { dose: Math.min(...known), from, varied: new Set(known).size > 1 };
}
