import type { AnswerValue, Chart, Coding, DoseStep, MedicationEpisode, ObservationFact, Provenance, Report } from '../model/chart';
import type { Sha256 } from '../model/ids';
import type { KnowledgeStamp } from '../model/knowledge';
import type { LocalDate } from '../model/local-date';
import { sha256 } from '../model/sha256';
import { ENGINE_VERSION } from './engine';

/**
 * SHA-256 over engine version, knowledge stamp, day and everything of the chart that reasoning reads; the order of the
 * chart's lists does not matter. Equal fingerprints mean equal assessments. What no rule and no sentence reads (the codes
 * behind an observation that has its name, the display of a refill) is left out.
 */
export function fingerprint(chart: Chart, knowledge: KnowledgeStamp, on: LocalDate): Sha256 {
  const { patient, received } = chart;
  return sha256([
    fields('gamut', ENGINE_VERSION, knowledge.version, knowledge.hash, on),
    fields(patient.birthOn, patient.sex, patient.country, received.conditions, received.medications, received.allergies),
    records(chart.conditions, (fact) => fields(fact.id, fact.text, fact.clinicalStatus, fact.onsetOn, fact.recordedOn, fact.abatedOn, source(fact.provenance)) + list(fact.codings, coding)),
    records(chart.allergies, (fact) => fields(fact.id, fact.text, fact.ingredient, fact.type, fact.reaction, fact.on, source(fact.provenance))),
    records(chart.episodes, episode),
    records(chart.observations, observation),
    records(chart.reports, report),
    records(chart.lifeEvents, (event) => fields(event.id, event.title, event.kind, event.on, source(event.provenance))),
    records(chart.confirmations, (said) => fields(said.id, said.fact, said.value, said.detail, said.on, said.by)),
    records(chart.waiting, (waiting) => fields(waiting.id, waiting.kind, waiting.text, waiting.why, waiting.on) + list(waiting.about, field)),
  ].join('\n'));
}

/** The most numerous record: written without a list of its fields. */
const observation = ({ id, observation: name, on, value, unit, valueText, low, high, text, provenance }: ObservationFact): string =>
  field(id) + field(name) + field(on) + field(value) + field(unit) + field(valueText) + field(low) + field(high) + field(text) + field(source(provenance)) + field(provenance.recordedOn);

const episode = (one: MedicationEpisode): string =>
  fields(one.id, one.drug, one.drugId, one.status, one.startOn, one.stopOn, one.asNeeded, one.indication, one.startReason, one.stopReason?.kind ?? null, one.stopReason?.text ?? null, source(one.provenance)) +
  list(one.steps, doseStep) + list(one.refills, (refill) => fields(refill.on, refill.daysSupply));

const doseStep = (step: DoseStep): string => fields(step.from, step.microgramsPerDay, step.timesPerDay, step.reason);

const report = (one: Report): string =>
  fields(one.id, one.instrument, one.on, one.estimated, one.onset?.precision ?? null, one.onset?.earliestOn ?? null, one.onset?.latestOn ?? null, source(one.provenance), one.provenance.recordedOn, one.recordedAt ?? null) +
  list(Object.entries(one.answers), ([item, answer]) => field(item) + answered(answer)) + list(Object.entries(one.scores), ([name, score]) => fields(name, score));

const answered = (answer: AnswerValue): string => (typeof answer === 'object' && answer !== null ? list(answer, field) : field(answer));
const coding = ({ system, code, display }: Coding): string => fields(system, code, display);
const source = ({ by, source: from }: Provenance): string => by ?? from;

type Field = string | number | boolean | null;

/** Each text is preceded by its length, so that no two different records read alike. */
function field(value: Field): string {
  if (value === null) return '~';
  return typeof value === 'string' ? (LENGTHS[value.length] ?? `${value.length}:`) + value : `=${String(value)};`;
}

/** The lengths of most texts, written once. */
const LENGTHS: readonly string[] = Array.from({ length: 100 }, (_, length) => `${length}:`);

function fields(...values: readonly Field[]): string {
  let text = '';
  for (const value of values) text += field(value);
  return text;
}

/** The entries in order of their content. */
function list<T>(entries: readonly T[], write: (entry: T) => string): string {
  const texts = entries.map(write);
  if (texts.length > 1) texts.sort();
  return bracketed(texts);
}

/** Records in order of id, those that share one in order of content: comparing ids spares comparing whole records. */
function records<T extends { readonly id: string }>(facts: readonly T[], write: (fact: T) => string): string {
  const ordered = isOrdered(facts) ? facts : [...facts].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : write(a) < write(b) ? -1 : 1));
  return bracketed(ordered.map(write));
}

const isOrdered = (facts: readonly { readonly id: string }[]): boolean => {
  for (let place = 1; place < facts.length; place += 1) {
    const before = facts[place - 1];
    const fact = facts[place];
    if (before !== undefined && fact !== undefined && before.id >= fact.id) return false;
  }
  return true;
};

function bracketed(texts: readonly string[]): string {
  let joined = '';
  for (const text of texts) joined += text;
  return `${texts.length}[${joined}]`;
}
