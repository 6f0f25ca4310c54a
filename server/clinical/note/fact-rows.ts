import type { MedicationEpisode, Provenance, Report } from '../model/chart';
import type { SegmentRef } from '../model/note';
import { adequateRuns } from '../facts/derived/depression-history';
import { fieldOf } from '../facts/facts';
import { entriesOf } from '../facts/joined-courses';
import { readChoice } from '../facts/named-choice';
import { exactNumber } from '../facts/known-value';
import { daysBetween, fromEpochDay } from '../model/local-date';
import { remissionRun } from '../facts/derived/remission';
import { basisOf } from '../story/basis-of';
import { medicineNamed } from '../story/detail-in-words';
import { dayInWords } from '../words/day';
import { doseInWords } from '../words/dose';
import { spanInWords } from '../words/span';
import { onsetInWords } from './describe-numbness';
import type { NoteReading } from './reading';
import type { SourceRow } from './sources';
import { runInWords } from './trial-sentences';

/** A fact of the chart with what it holds, or what was computed from such facts. */
export function factRow(ref: SegmentRef, reading: NoteReading): SourceRow {
  const { facts, knowledge, assessment } = reading;
  if (ref.id === 'chart') return { ref, label: 'Chart', lines: [`As of ${dayInWords(assessment.on)}`, `Fingerprint ${assessment.fingerprint}`, `Engine ${assessment.engine}`], on: assessment.on, by: null, recordedOn: null };
  if (ref.type === 'derived') return derivedRow(ref, reading);
  const [basis] = basisOf(new Set([ref.id]), facts);
  const record = recordOf(ref.id, reading);
  const answer = [...facts.confirmations.values()].find(({ id }) => id === ref.id);
  const label = answer === undefined ? (basis?.label ?? ref.id) : `Asked: ${basis?.label ?? ref.id}`;
  const chosen = typeof answer?.detail === 'string' ? readChoice(answer.detail) : null;
  const choice = answer === undefined ? undefined : knowledge.questions.find(({ facts: keys }) => keys.some(({ key }) => key === answer.fact))?.choices.find(({ value }) => value === chosen?.value);
  return {
    ref,
    label,
    lines: [choice === undefined ? (basis?.value ?? null) : `${choice.label}${chosen === null || chosen.drug === null || answer === undefined ? '' : `, ${medicineNamed(chosen.drug, answer.on, facts)}`}`, ...record.lines].filter((line) => line !== null),
    on: basis?.on ?? record.on,
    by: record.provenance?.by ?? basis?.source ?? null,
    recordedOn: record.provenance?.recordedOn ?? answer?.on ?? null,
  };
}

function derivedRow(ref: SegmentRef, { facts, knowledge }: NoteReading): SourceRow {
  const [basis] = basisOf(new Set([ref.id]), facts);
  const name = ref.id.slice(ref.id.indexOf(':') + 1);
  const definition = knowledge.derivedFacts.find((entry) => entry.name === name)?.definition ?? null;
  const days = ref.id.startsWith('derived:') ? exactNumber(facts.derive(name)) : null;
  const run = name === 'remissionDays' ? remissionRun(facts) : null;
  const lines = [
    basis?.value ?? (ref.id.startsWith('derived:') ? 'not known' : 'not recorded'),
    days === null || !name.startsWith('days') ? null : spanInWords(Math.abs(days)),
    run === null ? null : `below ${facts.terms.settings.remission.phq9Below} since ${dayInWords(fromEpochDay(run.firstDay))}`,
    definition,
  ];
  return { ref, label: basis?.label ?? ref.id, lines: lines.filter((line) => line !== null), on: null, by: 'computed from the chart', recordedOn: null };
}

type Details = { readonly lines: readonly string[]; readonly on: string | null; readonly provenance: Provenance | null };

/** What a record says beyond its one value: the dose steps of a medicine, the answers of a report, the day of an allergy. */
function recordOf(id: string, reading: NoteReading): Details {
  const { chart } = reading.facts;
  const episode = chart.episodes.find((entry) => entry.id === id);
  if (episode !== undefined) return { lines: stepsInWords(episode, reading), on: episode.startOn, provenance: episode.provenance };
  const report = chart.reports.find((entry) => entry.id === id);
  if (report !== undefined) return { lines: answersInWords(report, reading), on: report.on, provenance: report.provenance };
  const allergy = chart.allergies.find((entry) => entry.id === id);
  if (allergy !== undefined) return { lines: [allergy.reaction, allergy.on === null ? null : `noted ${allergy.on.slice(0, 4)}`].filter((line) => line !== null), on: allergy.on, provenance: allergy.provenance };
  const other = [...chart.observations, ...chart.conditions, ...chart.lifeEvents].find((entry) => entry.id === id);
  return { lines: [], on: null, provenance: other?.provenance ?? null };
}

const stepsInWords = (episode: MedicationEpisode, { facts }: NoteReading): string[] => [
  ...episode.steps.filter(({ from }) => from <= facts.on).map(({ from, microgramsPerDay }) => `${microgramsPerDay === null ? 'dose not recorded' : `${doseInWords(microgramsPerDay)} a day`} from ${dayInWords(from)}`),
  ...(episode.startOn === null ? [] : [`started ${dayInWords(episode.startOn)}`]),
  ...(episode.stopOn === null ? [] : [`last taken ${dayInWords(episode.stopOn)}${episode.startOn === null || episode.startOn === episode.stopOn ? '' : `, ${spanInWords(daysBetween(episode.startOn, episode.stopOn))} after the first day`}`]),
  ...facts.courses.filter((course) => course.state === 'stopped' && [course, ...entriesOf(course)].some((entry) => entry.episode.id === episode.id)).flatMap((course) => adequateRuns(course, facts) ?? []).map(runInWords),
];

function answersInWords(report: Report, { facts }: NoteReading): string[] {
  const instrument = facts.terms.instruments.get(report.instrument);
  const max = instrument?.range?.max ?? null;
  const total = ['total', 'total_now'].map((name) => fieldOf(facts, report, name)).find((value) => typeof value === 'number');
  const scale = (key: string): string | null => (typeof report.answers[key] === 'number' ? `${report.answers[key]} of 10` : null);
  const said = (key: string): string | null => {
    const value = report.answers[key];
    return typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : null;
  };
  const item9 = instrument?.options.find(({ value }) => report.instrument === 'phq9' && value === report.answers['phq9-9'])?.label ?? null;
  return [
    `answered ${dayInWords(report.on)}, by ${report.filledBy}`,
    total === undefined ? null : `total ${total}${max === null ? '' : ` of ${max}`}${report.estimated ? ', estimated' : ''}`,
    report.onset === null ? null : `first noticed: ${onsetInWords(report.onset)}`,
    ...report.words.map((words) => `“${words}”`),
    titled('welcome', said('ctx-welcome')),
    titled('daily life', scale('ctx-daily-life')),
    titled('relationships', scale('ctx-relationships')),
    titled('sexual side effects', said('ctx-sexual')),
    titled('self-harm so as to feel', said('ctx-self-harm-to-feel')),
    titled('wants', said('ctx-wants')),
    titled('item 9, thoughts of death or self-harm', item9),
  ].filter((line) => line !== null);
}

const titled = (title: string, value: string | null): string | null => (value === null ? null : `${title}: ${value}`);
