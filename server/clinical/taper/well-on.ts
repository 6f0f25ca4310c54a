import { engineFor } from '../engine/engine';
import { deriveFact } from '../facts/derive-fact';
import { isRemission, remissionRun } from '../facts/derived/remission';
import { readFacts, scoresOf } from '../facts/facts';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { addDays, daysBetween, fromEpochDay } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { PlanWarning, Step } from '../model/plan';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { doseOnDay, isEpisodeOf } from './present-doses';
import { micrograms } from './products';
import type { Wanted } from './read-request';
import type { PlanTerms } from './terms';

export const BELOW_WELL = 'below-the-dose-of-remission';
export const SCORED_AT = 'scored-at-the-dose';
type Well = { readonly from: LocalDate; readonly to: LocalDate; readonly below: number; readonly fewestDays: number };

/** What the PHQ-9 of a chart says: the newest run of totals that the content calls remission, and every total, the newest first. */
type Scored = { readonly well: Well | null; readonly scores: readonly { readonly on: LocalDate; readonly total: number }[] };

/** A chart is read once a day and content: plans are tried by the dozen. */
const held = new WeakMap<Chart, Scored & { readonly knowledge: Knowledge; readonly on: LocalDate }>();

function scoredOn(chart: Chart, knowledge: Knowledge, on: LocalDate): Scored {
  const known = held.get(chart);
  if (known !== undefined && known.knowledge === knowledge && known.on === on) return known;
  const facts = readFacts(chart, engineFor(knowledge).terms, { on, derive: deriveFact, countAlternativeCauses: () => 0 });
  const run = remissionRun(facts);
  const well = run !== null && isRemission(run, facts) ? { from: fromEpochDay(run.firstDay), to: fromEpochDay(run.lastDay), below: knowledge.settings.remission.phq9Below, fewestDays: knowledge.settings.remission.fewestDaysApart } : null;
  const scored = { well, scores: scoresOf(facts, 'phq9', 'total').map(({ report, value }) => ({ on: report.on, total: value })), knowledge, on };
  held.set(chart, scored);
  return scored;
}

type Asked = { readonly wanted: Wanted; readonly steps: readonly Step[]; readonly terms: PlanTerms; readonly knowledge: Knowledge; readonly on: LocalDate };

/** Where a plan without a new medicine goes below the lowest dose that was taken while the patient was well by the record: a fact of the chart, with the day. */
export function belowWell(chart: Chart, { wanted, steps, terms, knowledge, on }: Asked): PlanWarning[] {
  const falling = [...wanted.from].filter(([drug, dose]) => (wanted.to.get(drug) ?? 0) < dose);
  if (wanted.added.length > 0 || falling.length === 0) return [];
  const { well } = scoredOn(chart, knowledge, on);
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

/** What the chart has as the newest PHQ-9 on each smaller dose to which a plan without a new medicine goes. A score of the day on which a dose began speaks of the one before. */
export function scoredAt(chart: Chart, { wanted, steps, terms, knowledge, on }: Asked): PlanWarning[] {
  if (wanted.added.length > 0) return [];
  const { scores } = scoredOn(chart, knowledge, on);
  return [...wanted.from].flatMap(([drug, present]) => {
    if ((wanted.to.get(drug) ?? 0) >= present) return [];
    const said = new Set<number>();
    return steps.flatMap(({ from, doses }) => {
      const dose = micrograms(doses.find((entry) => entry.drug === drug)?.mgPerDay ?? 0);
      if (dose === 0 || dose >= present || said.has(dose)) return [];
      said.add(dose);
      const found = scores.find((score) => doseOnEve(chart, drug, { on: score.on, terms })?.dose === dose);
      const since = found === undefined ? null : (doseOnEve(chart, drug, { on: found.on, terms })?.since ?? null);
      const days = since === null || found === undefined ? null : daysBetween(since, found.on);
      // A score of its first weeks says little of a dose.
      const early = days === null || days >= knowledge.settings.timing.settledDays ? '' : `, ${days} ${days === 1 ? 'day' : 'days'} into that dose`;
      return found === undefined ? [] : [{ id: SCORED_AT, message: `${terms.drug(drug)?.name ?? drug}: the newest PHQ-9 on ${doseInWords(dose)} a day is ${found.total}, of ${dayInWords(found.on)}${early}; this plan goes to that dose on ${dayInWords(from)}.`, refs: ['project-judgement'] }];
    });
  });
}

/** The one dose that the record has as taken on a day and on the day before it, and since when it has that; `null` where it has none or several. */
function doseOnEve({ episodes }: Chart, drug: string, { on, terms }: { readonly on: LocalDate; readonly terms: PlanTerms }): { readonly dose: number | null; readonly since: LocalDate | null } | null {
  const eve = addDays(on, -1);
  const own = episodes.filter((episode) => isEpisodeOf(episode, drug, terms) && !['planned', 'unknown'].includes(episode.status) && (episode.startOn === null || episode.startOn <= eve) && (episode.stopOn === null || episode.stopOn >= eve));
  const [episode] = own;
  return episode === undefined || own.length > 1 ? null : { dose: doseOnDay(episode, eve), since: episode.steps.reduce<LocalDate | null>((last, { from }) => (from <= eve && (last === null || from > last) ? from : last), null) };
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
