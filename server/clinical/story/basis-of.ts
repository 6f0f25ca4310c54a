import type { Confirmation, ObservationFact, Provenance, Report } from '../model/chart';
import type { BasisFact } from '../model/assessment';
import { isDerivedName } from '../model/derived-names';
import type { FactId } from '../model/ids';
import { shortName } from '../model/observation-names';
import type { LocalDate } from '../model/local-date';
import { COMPUTATIONS } from '../facts/derived/registry';
import type { Course } from '../facts/course';
import { fieldOf } from '../facts/facts';
import type { Facts } from '../facts/facts';
import { patientField } from '../facts/patient-field';
import { conditionDay } from '../facts/held-condition';
import { doseInWords } from '../words/dose';
import { dayInWords } from '../words/day';
import { knownInWords } from '../words/known';
import { detailInWords } from './detail-in-words';
import { heardOf } from './heard-of';
import { labelOf } from './label-of';

const SOURCES: Readonly<Record<Provenance['source'], string>> = { import: 'imported', clinician: 'entered', patient: 'patient report', demo: 'demo' };

/** Every named fact in words, in order of id. */
export function basisOf(ids: ReadonlySet<FactId>, facts: Facts): readonly BasisFact[] {
  const records = recordsIn(ids, facts);
  return [...ids].sort().map((id) => records.get(id) ?? describeKey(id, facts));
}

/** The chart's records among the ids; a record is put into words only when it is named. */
function recordsIn(ids: ReadonlySet<FactId>, facts: Facts): ReadonlyMap<FactId, BasisFact> {
  const { chart } = facts;
  const records = new Map<FactId, BasisFact>();
  const read = <T extends { readonly id: FactId }>(list: Iterable<T>, describe: (fact: T) => Omit<BasisFact, 'id'>): void => {
    for (const fact of list) if (ids.has(fact.id)) records.set(fact.id, { id: fact.id, ...describe(fact) });
  };
  read(chart.conditions, (fact) => ({ label: fact.text, value: fact.clinicalStatus ?? 'status not recorded', on: conditionDay(fact), source: sourceOf(fact.provenance) }));
  for (const course of facts.courses) {
    const { episode, terms } = course;
    if (ids.has(episode.id)) records.set(episode.id, { id: episode.id, label: terms.name, value: courseInWords(course), on: dayOfCourse(course), source: sourceOf(episode.provenance) });
  }
  read(chart.allergies, (fact) => ({ label: `Allergy: ${fact.text}`, value: fact.reaction ?? fact.type, on: fact.on, source: sourceOf(fact.provenance) }));
  read(chart.observations, (fact) => ({ label: (fact.observation === null ? null : shortName(fact.observation)) ?? fact.text, value: measurementInWords(fact), on: fact.on, source: sourceOf(fact.provenance) }));
  read(chart.reports, (report) => ({
    label: facts.terms.instruments.get(report.instrument)?.title ?? report.instrument,
    value: scoreInWords(report, facts),
    on: report.on,
    source: sourceOf(report.provenance),
  }));
  read(chart.lifeEvents, (event) => ({ label: event.title, value: event.kind, on: event.on, source: sourceOf(event.provenance) }));
  read([...facts.confirmations.values(), ...facts.outdated.values()], (said) => ({ label: labelOf(said.fact, facts), value: answerInWords(said, facts), on: said.on, source: said.by }));
  read(chart.waiting, (waiting) => ({ label: waiting.text, value: waiting.why, on: null, source: 'trust inbox' }));
  return records;
}

function courseInWords({ state, microgramsPerDay, stopOn }: Course): string {
  const dose = microgramsPerDay === null ? 'dose not recorded' : `${doseInWords(microgramsPerDay)} a day`;
  switch (state) {
    case 'taking':
      return dose;
    case 'planned':
      return `planned, ${dose}`;
    case 'stopped':
      return stopOn === null ? 'stopped' : `stopped ${dayInWords(stopOn)}`;
    case 'unclear':
      return `not said whether taken, ${dose}`;
  }
}

/** The day that goes with the words: since when the dose is taken; none where the words name their own day. */
const dayOfCourse = ({ state, episode, onDoseSince, stopOn }: Course): LocalDate | null =>
  state === 'stopped' && stopOn !== null ? null : state === 'taking' ? (onDoseSince ?? episode.startOn) : episode.startOn;

/** What can be asked for or was computed, without a record of its own; what was answered of it and does not tell, with its day. */
function describeKey(id: FactId, facts: Facts): BasisFact {
  const label = labelOf(id, facts);
  const heard = heardOf(id, facts)?.words ?? null;
  if (id.startsWith(DERIVED)) return { id, label, value: computedInWords(id.slice(DERIVED.length), facts) ?? heard, on: null, source: 'computed from the chart' };
  return { id, label, value: (id.startsWith(PATIENT) ? patientInWords(id.slice(PATIENT.length), facts) : null) ?? heard, on: null, source: null };
}

const DERIVED = 'derived:';
const PATIENT = 'patient:';

function computedInWords(name: string, facts: Facts): string | null {
  const computation = isDerivedName(name) ? COMPUTATIONS[name] : null;
  const known = facts.derive(name);
  if (known.kind === 'unknown') return computation?.soFar?.(facts) ?? null;
  return computation?.inWords === undefined ? knownInWords(known, computation?.unit ?? null) : computation.inWords(facts, known);
}

function patientInWords(field: string, facts: Facts): string | null {
  switch (field) {
    case 'sex':
      return facts.chart.patient.sex;
    case 'ageYears':
      return knownInWords(patientField(facts, field), 'years');
    case 'country':
    case 'pregnancy':
    case 'couldBePregnant':
    case 'lactation':
      return knownInWords(patientField(facts, field), null);
    default:
      return null;
  }
}

/** An answer as it was offered: the choice by its label, a medicine by its name. */
const answerInWords = (said: Confirmation, facts: Facts): string => [said.value, detailInWords(said, facts)?.words ?? null].filter((part) => part !== null).join(': ');

const measurementInWords = ({ value, valueText, unit }: ObservationFact): string | null =>
  value === null ? valueText : unit === null ? String(value) : `${value} ${unit}`;

/** `3 of 27`; without a total, that it was answered. Only an instrument without items has another field for its result. */
function scoreInWords(report: Report, facts: Facts): string | null {
  const instrument = facts.terms.instruments.get(report.instrument);
  const entered = instrument === undefined || instrument.items.length > 0 ? [] : instrument.fields.map(({ id }) => id);
  for (const field of ['total', 'total_now', ...entered]) {
    const value = fieldOf(facts, report, field);
    if (typeof value === 'number') {
      const max = instrument?.fields.find(({ id }) => id === field)?.max ?? instrument?.range?.max ?? null;
      return `${max === null ? value : `${value} of ${max}`}${report.estimated ? ', estimated' : ''}${(instrument?.labelToShow ?? null) === null ? '' : ', not validated'}`;
    }
  }
  return Object.keys(report.answers).length > 0 ? 'answered, no total' : report.onset === null ? null : 'onset reported';
}

const sourceOf = ({ source, by }: Provenance): string => by ?? SOURCES[source];
