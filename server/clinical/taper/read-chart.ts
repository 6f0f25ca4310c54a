import { engineFor } from '../engine/engine';
import { newestConfirmations } from '../facts/confirmations';
import { holdConditions } from '../facts/held-condition';
import type { Chart, MedicationEpisode } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import { ageOn, daysBetween } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { Refusal, Result } from '../model/plan';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { besideMaoi, keptApart } from './beside-maoi';
import type { Other } from './beside-maoi';
import { judgeDoses } from './chart-limits';
import type { DoseLimits } from './chart-limits';
import type { PlanPatient, Unclear } from './hard-stops';
import { doseOfRecord, doseOnDay, isEpisodeOf, isTaken, lastRecorded, takenSince } from './present-doses';
import type { LastRecorded } from './present-doses';
import type { Wanted } from './read-request';
import { recordedFor } from './recorded-for';
import { done, refuse } from './refuse';
import type { NotEnded, NotEndedOne } from './resume';
import { nameOf } from './terms';
import type { PlanTerms } from './terms';
import type { Beside } from './untreated';
import { youngAgeOpen } from './young-contacts';

/** What the chart says that a plan must heed, and what it leaves open. */
export type PlanChart = { readonly patient: PlanPatient; readonly open: readonly string[]; /** First free days of the plan's own medicines that are recorded as stopped, counted from the start. */ readonly stopped: ReadonlyMap<string, number>; /** The plan's own present medicines that the chart does not have as ended on the first day. */ readonly notEnded: NotEnded; /** What it has as taken beside the plan. */ readonly beside: readonly Beside[]; readonly already: Already; /** Last days on which it has the plan's own present medicines as taken. */ readonly recorded: ReadonlyMap<string, LastRecorded> } & Pick<DoseLimits, 'firstDoses' | 'warnings'>;

/** What begins with the plan and is taken already by the chart: its drug in the plan, and what the chart calls it. */
export type Already = readonly { readonly drug: string; readonly ids: readonly string[] }[];

type Reading = { readonly wanted: Wanted; readonly terms: PlanTerms; readonly start: LocalDate; readonly knowledge: Knowledge; /** Taken up in its middle: the record is held against that step, not against the doses before the plan. */ readonly isTakenUp: boolean };

/** Reads age, conditions, drugs beside the plan and drugs stopped before it, and holds the request against the recorded doses. */
export function readChart(chart: Chart, { wanted, terms, start, knowledge, isTakenUp }: Reading): Result<PlanChart, Refusal> {
  const engine = engineFor(knowledge);
  const { limits: { elderlyFromYears, doseSlipFactor }, youngAge } = knowledge.tapering.general;
  const ageYears = chart.patient.birthOn === null ? null : ageOn(chart.patient.birthOn, start);
  const { current: confirmations } = newestConfirmations(chart.confirmations, start, engine.terms);
  const conditions = new Set(holdConditions(chart.conditions, start, engine.terms.setsOf).keys());
  for (const { fact, value } of confirmations.values()) if (value === 'present' && fact.startsWith('condition:')) conditions.add(fact.slice('condition:'.length));
  const open: string[] = [];
  for (const stop of knowledge.switching.hardStops) {
    for (const limit of stop.limits) {
      if (limit.kind !== 'conditions' || !wanted.added.some((drug) => limit.drugs.includes(drug))) continue;
      open.push(...limit.sets.filter((set) => !conditions.has(set) && confirmations.get(`condition:${set}`)?.value !== 'absent').map((set) => `not asked: ${engine.terms.titleOfSet.get(set) ?? set} (${stop.rule})`));
    }
  }
  open.push(...openCeilings(wanted, { ageYears, isOpen: (set) => !conditions.has(set) && confirmations.get(`condition:${set}`)?.value !== 'absent', titleOf: (set) => engine.terms.titleOfSet.get(set) ?? set }, knowledge));
  if (ageYears === null && youngAge !== undefined) open.push(youngAgeOpen(youngAge));
  const active = chart.episodes.filter((episode) => isTaken(episode, start));
  open.push(...[...wanted.from.keys()].filter((drug) => active.filter((episode) => isEpisodeOf(episode, drug, terms)).length > 1).map((drug) => `The chart has ${nameOf(drug, terms)} twice among the medicines taken now; the plan counts it once.`));
  for (const [drug, dose] of isTakenUp ? [] : wanted.from) {
    const recorded = doseOfRecord(chart, drug, { terms, on: start });
    if (recorded === dose) continue;
    if (recorded === null) {
      open.push(...notRecorded(chart, drug, { terms, on: start }).map((words) => `${words}; the plan starts from ${doseInWords(dose)}.`));
      continue;
    }
    if (dose >= recorded * doseSlipFactor || dose * doseSlipFactor <= recorded) return refuse('from', 'far-from-last-dose', `${doseInWords(dose)} of ${nameOf(drug, terms)} is ${dose > recorded ? `${doseSlipFactor} times the last dose or more` : `a ${doseSlipFactor}th of the last dose or less`}: the chart has ${doseInWords(recorded)}; check the dose`);
    open.push(`The chart has ${doseInWords(recorded)} of ${nameOf(drug, terms)}, the plan starts from ${doseInWords(dose)}.`);
  }
  for (const [drug, dose] of wanted.to) {
    const most = terms.drug(drug)?.elderlyMaxMg ?? null;
    if (ageYears === null && most !== null && dose > most * 1000) open.push(`not known: whether ${elderlyFromYears} years or older; the maximum of older adults is ${most} mg of ${nameOf(drug, terms)} a day`);
    if (ageYears !== null && ageYears >= elderlyFromYears && most !== null && dose > most * 1000) return refuse('to', 'above-elderly-maximum', `${doseInWords(dose)} of ${nameOf(drug, terms)} is above ${most} mg a day, the maximum of older adults; the patient is ${ageYears}`, terms.drug(drug)?.refs ?? []);
  }
  const limits = judgeDoses(chart, { wanted, knowledge, start });
  if (!limits.ok) return limits;
  open.push(...limits.value.open);
  if (chart.waiting.length > 0) open.push(`${chart.waiting.length} records of the chart are not understood yet; none of them was used.`);
  if (!chart.received.medications) open.push('No list of medicines was received: drugs beside the plan and drugs stopped in the last 5 weeks are unknown.');
  /** The first entry of the ingredient where no form is recorded: gaps and overlaps do not depend on the form. */
  const idOf = ({ drugId, drug }: MedicationEpisode): string => drugId ?? knowledge.drugs.find(({ ingredient }) => ingredient === drug)?.id ?? drug;
  const isOf = (drugs: Iterable<string>, episode: MedicationEpisode): boolean => [...drugs].some((drug) => isEpisodeOf(episode, drug, terms));
  const isPlanned = (episode: MedicationEpisode): boolean => isOf(wanted.from.keys(), episode) || isOf(wanted.added, episode);
  const already: Already = wanted.added.flatMap((drug) => {
    const own = active.filter((episode) => isEpisodeOf(episode, drug, terms) && !isOf(wanted.from.keys(), episode));
    return own.length === 0 ? [] : [{ drug, ids: own.map(idOf) }];
  });
  const stopped = [...wanted.from.keys()].flatMap((drug): [string, number][] => {
    const own = chart.episodes.filter((episode) => isEpisodeOf(episode, drug, terms));
    const last = own.flatMap(({ stopOn }) => (stopOn !== null && stopOn < start ? [stopOn] : [])).sort().at(-1);
    return last === undefined || own.some((episode) => active.includes(episode)) ? [] : [[drug, 1 - daysBetween(last, start)]];
  });
  const beside = chart.episodes.filter((episode) => !isPlanned(episode));
  const unclear = beside.flatMap((episode): Unclear[] => {
    const days = unclearDays(episode, start);
    return days === null ? [] : [{ id: episode.id, drug: idOf(episode), called: calledIn(episode), ...days }];
  });
  const current = beside.filter((episode) => active.includes(episode) || !['to-begin', undefined].includes(unclearDays(episode, start)?.kind));
  const ending = [...new Set(current.map(idOf))].flatMap((drug) => {
    const own = current.filter((episode) => idOf(episode) === drug);
    const latest = own.reduce((last, episode) => (last.stopOn === null || (episode.stopOn !== null && episode.stopOn <= last.stopOn) ? last : episode));
    return latest.stopOn === null ? [] : [{ drug, called: calledIn(latest), day: daysBetween(start, latest.stopOn) + 1, lastOn: dayInWords(latest.stopOn) }];
  });
  // Of two records of one entry the one with a recorded form names it.
  const called = new Map([...active.filter((episode) => !isPlanned(episode))].sort((a, b) => Number(a.drugId !== null) - Number(b.drugId !== null)).map((episode) => [idOf(episode), calledIn(episode)] as const));
  const inhibitors = { wanted, terms, others: beside.flatMap((episode): Other[] => {
    const unsure = unclearDays(episode, start);
    const stoppedFor = episode.stopOn === null || episode.stopOn >= start ? null : daysBetween(episode.stopOn, start);
    const state = active.includes(episode) ? 'active' : (unsure?.kind ?? (stoppedFor !== null && stoppedFor <= lookBackOf(knowledge) ? 'ended' : null));
    if (state === null) return [];
    const words = unsure?.words ?? (episode.stopOn === null ? 'is taken' : `was stopped on ${dayInWords(episode.stopOn)}`);
    return [{ episode, id: idOf(episode), called: nameOf(calledIn(episode), terms), state, words, stoppedFor }];
  }) };
  const apart = keptApart(inhibitors);
  if (!apart.ok) return apart;
  const maoi = besideMaoi(inhibitors);
  open.push(...maoi.open);
  open.push(...unclear.filter(({ drug }) => terms.drug(drug) !== null).map(({ called: name, words }) => `not known: ${nameOf(name, terms)} ${words}`));
  return done({
    already,
    recorded: new Map([...wanted.from.keys()].flatMap((drug): [string, LastRecorded][] => {
      const last = lastRecorded(chart, drug, { terms, on: start });
      return last === null ? [] : [[drug, last]];
    })),
    stopped: new Map(stopped),
    notEnded: new Map([...wanted.from.keys()].flatMap((drug): [string, NotEndedOne][] => {
      const own = chart.episodes.filter((episode) => isEpisodeOf(episode, drug, terms));
      const taken = own.filter((episode) => active.includes(episode));
      if (taken.length > 0) return [[drug, { why: null, isDated: taken.every(({ stopOn }) => stopOn !== null), records: taken.map(({ id }) => id) }]];
      const unsure = own.flatMap((episode) => {
        const days = unclearDays(episode, start);
        return days === null || days.kind === 'to-begin' ? [] : [{ id: episode.id, words: days.words, isDated: episode.stopOn !== null }];
      });
      const why = unsure.at(-1)?.words;
      return why === undefined ? [] : [[drug, { why, isDated: unsure.every((entry) => entry.isDated), records: unsure.map(({ id }) => id) }]];
    })),
    beside: active.filter((episode) => !isPlanned(episode)).map((episode) => ({ drug: idOf(episode), called: calledIn(episode), dose: lowestDose(episode, start), since: episode.startOn === null ? null : daysBetween(start, episode.startOn), until: episode.stopOn === null ? null : daysBetween(start, episode.stopOn) })),
    patient: {
      unclear,
      since: new Map([...wanted.from.keys(), ...wanted.added].flatMap((drug) => {
        const first = takenSince(chart, drug, { terms, on: start });
        return first === null ? [] : [[drug, daysBetween(start, first)] as const];
      })),
      called,
      ageYears,
      conditions,
      ending,
      beside: [...new Set(active.filter((episode) => !isPlanned(episode)).map(idOf))].sort(),
      before: chart.episodes
        .filter((episode) => episode.stopOn !== null && episode.stopOn < start && !isPlanned(episode))
        .map((episode) => ({ drug: idOf(episode), called: calledIn(episode), day: episode.stopOn === null ? 0 : 1 - daysBetween(episode.stopOn, start) })),
    },
    open,
    firstDoses: limits.value.firstDoses,
    warnings: [...limits.value.warnings, ...maoi.warnings, ...recordedFor(chart, { wanted, terms, on: start })],
  });
}

/** Its entry where the form is recorded, else its ingredient: an entry that stands for it is not what it is. */
const calledIn = ({ drugId, drug }: MedicationEpisode): string => drugId ?? drug;

/** Days back over which a medicine that was stopped still counts for an MAO inhibitor. */
const lookBackOf = ({ switching }: Knowledge): number => Math.max(0, ...switching.hardStops.flatMap(({ limits }) => limits.flatMap((limit) => (limit.kind === 'largest-gap' ? [limit.withinDays] : []))));

/** The patient with what is taken already beside what the plan still has, though the plan has it begin later. */
export const withAlready = (patient: PlanPatient, already: Already): PlanPatient => ({ ...patient, beside: [...new Set([...patient.beside, ...already.flatMap(({ ids }) => ids)])].sort() });
export const alreadyInWords = (already: Already, terms: PlanTerms): string[] => already.map(({ drug }) => `The chart has ${nameOf(drug, terms)} as taken already; the plan has it begin.`);

/** Why the record has no dose of a medicine that the plan has as taken on a day. */
export function notRecorded({ episodes, received }: Chart, drug: string, { terms, on }: { readonly terms: PlanTerms; readonly on: LocalDate }): string[] {
  const own = episodes.filter((episode) => isEpisodeOf(episode, drug, terms));
  const name = nameOf(drug, terms);
  if (own.some((episode) => isTaken(episode, on))) return [`not known: which dose of ${name} is taken now`];
  const last = own.flatMap(({ stopOn }) => (stopOn !== null && stopOn < on ? [stopOn] : [])).sort().at(-1);
  if (last !== undefined && own.every(({ stopOn }) => stopOn !== null)) return [`The chart has ${name} as stopped on ${dayInWords(last)}`];
  return own.length === 0 && !received.medications ? [] : [`The chart does not say that ${name} is taken now`];
}

/** The lowest dose from a day on; `null` where one of them is not known. */
function lowestDose(episode: MedicationEpisode, on: LocalDate): number | null {
  const doses = [doseOnDay(episode, on), ...episode.steps.filter(({ from }) => from > on).map(({ microgramsPerDay }) => microgramsPerDay)];
  return doses.reduce((least, dose) => (least === null || dose === null ? null : Math.min(least, dose)));
}

/** Where the record does not say on which days a medicine is taken: silence is not a no. */
export function unclearDays({ status, startOn, stopOn }: MedicationEpisode, on: LocalDate): Omit<Unclear, 'drug' | 'called' | 'id'> | null {
  if (stopOn !== null && stopOn < on) return null;
  if (status === 'stopped' && stopOn === null) return { kind: 'stopped', words: 'is recorded as stopped without a day' };
  if (status === 'planned' || (startOn !== null && startOn > on)) return { kind: 'to-begin', words: startOn === null ? 'is planned, without a first day' : `${startOn > on ? 'is' : 'was'} to begin on ${dayInWords(startOn)} by the chart` };
  if (status === 'stopped' && stopOn !== null) return { kind: 'perhaps-taken', words: `is recorded as stopped on ${dayInWords(stopOn)}, a day that is still ahead` };
  return status === 'active' ? null : { kind: 'perhaps-taken', words: `may be taken ${stopOn === null ? 'still' : `until ${dayInWords(stopOn)}`}: the chart does not say` };
}

type Known = { readonly ageYears: number | null; readonly isOpen: (set: string) => boolean; readonly titleOf: (set: string) => string };

/** Ceilings that would be lower if something not known were so. */
function openCeilings(wanted: Wanted, { ageYears, isOpen, titleOf }: Known, knowledge: Knowledge): string[] {
  return knowledge.switching.hardStops.flatMap(({ rule, limits }) =>
    limits.flatMap((limit) => {
      if (limit.kind !== 'ceiling' || limit.lower === null) return [];
      const { mg, ageOver, conditions } = limit.lower;
      if (!limit.drugs.some((drug) => (wanted.to.get(drug) ?? 0) > mg * 1000)) return [];
      return [...(ageYears === null ? [`not known: whether older than ${ageOver} (${rule})`] : []), ...conditions.filter(isOpen).map((set) => `not asked: ${titleOf(set)} (${rule})`)];
    }),
  );
}
