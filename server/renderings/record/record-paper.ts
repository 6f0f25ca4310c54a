import type { MedicationEpisode, ObservationFact, Provenance, Report } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { WholeRecord } from '@/server/renderings/fhir/record-bundle';
import { cleanLines, cleanText } from '@/server/renderings/note/clean-text';
import { dayWords, instantWords } from '@/server/renderings/note/day-words';
import type { Paper } from '@/server/renderings/note/paper';
import { DEMO_BAND, toPaper } from '@/server/renderings/note/to-paper';
import { answersOfReport, told } from './asked-words';
import { correctionLines } from './correction-lines';
import { flagAnswerLine } from './flag-answer-line';

/** A patient's whole record as a document on paper, before any format. */
export type RecordPaper = {
  readonly name: string;
  readonly identifiers: readonly string[];
  readonly clinic: string;
  readonly title: string;
  readonly bands: readonly string[];
  readonly sections: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** The signed notes, each as it was signed. */
  readonly notes: readonly Paper[];
  readonly foot: string;
  readonly region: 'US' | 'UK';
  readonly at: string;
};

export type RecordPlace = { readonly timeZone: string; readonly region: 'US' | 'UK'; readonly demo: boolean; readonly instruments: readonly InstrumentContent[]; /** The chart's answers in words. */ readonly answers: readonly Answer[] };
type Answer = { readonly on: LocalDate; readonly by: string | null; readonly asked: string; readonly said: string };

const NONE = ['Nothing recorded.'];
/** An empty list says what its emptiness means. */
const EMPTY = ['None in the list; what was asked stands under “Asked and answered”.'];
const NOT_RECEIVED = ['No list was received, which is not the same as none; what was asked stands under “Asked and answered”.'];
const orWhy = (lines: readonly string[], isReceived: boolean): readonly string[] => (lines.length > 0 ? lines : isReceived ? EMPTY : NOT_RECEIVED);
const day = (on: LocalDate | string | null): string => (on === null ? 'day not known' : dayWords(on as LocalDate));
const some = (parts: readonly (string | null)[]): string => cleanText(parts.filter((part) => part !== null && part !== '').join(', '));

/** Who brought a fact, and when. */
function from({ source, by, recordedOn, resource }: Provenance): string {
  const how = source === 'import' ? `from the record ${resource ?? 'received'}` : source === 'patient' ? 'reported by the patient' : 'entered';
  return `(${some([`${how}${by === null ? '' : ` by ${by}`}`, recordedOn === null ? null : dayWords(recordedOn)])})`;
}

export function recordPaper(record: WholeRecord, place: RecordPlace): RecordPaper {
  const { person, chart } = record;
  const name = cleanText([person.family.toUpperCase(), person.given].filter((part) => part !== '').join(', '));
  const born = person.birthOn === null ? (person.birthText === null ? 'birth date not recorded' : `born ${cleanText(person.birthText)}`) : `born ${day(person.birthOn)}`;
  const made = instantWords(record.at, place.timeZone);
  const medicines = new Map<string, string>(chart.episodes.map(({ id, display }) => [id, display]));
  return {
    name,
    identifiers: [born, person.sex === 'unknown' ? 'sex not recorded' : person.sex, ...person.identifiers.map(({ label, value }) => cleanText(`${label} ${value}`))],
    clinic: cleanText(record.clinic),
    title: `Whole record as of ${made}`,
    bands: place.demo ? [DEMO_BAND] : [],
    sections: [
      { title: 'Person', lines: personLines(record) },
      { title: 'Conditions', lines: orWhy(chart.conditions.map(({ text, clinicalStatus, onsetOn, abatedOn, provenance }) => `${some([text, clinicalStatus, onsetOn === null ? null : `since ${day(onsetOn)}`, abatedOn === null ? null : `until ${day(abatedOn)}`])} ${from(provenance)}`), chart.received.conditions) },
      { title: 'Allergies and intolerances', lines: orWhy(chart.allergies.map(({ text, type, reaction, on, provenance }) => `${some([text, type, reaction, on === null ? null : `noted ${day(on)}`])} ${from(provenance)}`), chart.received.allergies) },
      { title: 'Medicines', lines: orWhy(chart.episodes.flatMap(episodeLines), chart.received.medications) },
      { title: 'Measurements and results', lines: orNone(chart.observations.map(resultLine)) },
      { title: 'Reports', lines: orNone(chart.reports.flatMap((report) => reportLines(report, { instruments: place.instruments, medicines }))) },
      { title: 'Life events', lines: orNone(chart.lifeEvents.map(({ title, kind, on, untilOn, provenance }) => `${some([title, kind, untilOn === null ? day(on) : `${day(on)} to ${day(untilOn)}`])} ${from(provenance)}`)) },
      { title: 'Asked and answered', lines: orNone(place.answers.map(answerLine)) },
      { title: 'Flags answered', lines: orNone(record.flagAnswers.map(flagAnswerLine)) },
      { title: 'Received and not yet settled', lines: orNone(record.waiting.flatMap(({ text, why, on, original }) => [`${some([text, on === null ? null : day(on)])}: ${cleanText(why)}`, ...original.map(({ label, value }) => `    ${cleanText(label)}: ${cleanText(value)}`)])) },
      { title: 'Corrections asked for', lines: orNone(record.corrections.flatMap((asked) => correctionLines(asked).map((line, place) => (place === 0 ? line : `    ${line}`)))) },
      { title: 'Given out before', lines: record.disclosures.length === 0 ? ['Nothing of this record has left the system.'] : record.disclosures.map(({ at, what, by, recipient, purpose }) => `${instantWords(at, place.timeZone)}: ${some([what, `by ${by}`, recipient === null ? null : `to ${recipient}`, purpose])}`) },
    ],
    notes: record.notes.map(toPaper),
    foot: `${name}, ${born}`,
    region: place.region,
    at: record.at,
  };
}

const orNone = (lines: readonly string[]): readonly string[] => (lines.length === 0 ? NONE : lines);

const personLines = ({ person }: WholeRecord): string[] => [
  ...(person.otherNames.length === 0 ? [] : [`Other names: ${person.otherNames.map(cleanText).join('; ')}`]),
  `Telephone: ${cleanText(person.phone ?? '') || 'not recorded'}`,
  `E-mail: ${cleanText(person.email ?? '') || 'not recorded'}`,
  `Address: ${cleanText(person.address ?? '') || 'not recorded'}`,
  ...(person.deceasedOn === null ? [] : [`Died ${day(person.deceasedOn)}`]),
];

const MICROGRAMS = 1000;

function episodeLines({ display, status, startOn, stopOn, asNeeded, indication, startReason, stopReason, steps, refills, provenance }: MedicationEpisode): string[] {
  const course = `${startOn === null ? 'start not known' : `from ${day(startOn)}`}${stopOn === null ? '' : ` to ${day(stopOn)}`}`;
  return [
    `${some([display, status, course, asNeeded ? 'as needed' : null, indication === null ? null : `for ${indication}`, startReason])} ${from(provenance)}`,
    ...steps.map(({ from: on, microgramsPerDay, timesPerDay, form, reason }) => `    ${day(on)}: ${some([microgramsPerDay === null ? 'dose not known' : `${microgramsPerDay / MICROGRAMS} mg a day`, timesPerDay === null ? null : `${timesPerDay} times a day`, form, reason])}`),
    ...(stopReason === null ? [] : [`    Ended: ${some([stopReason.kind.replaceAll('-', ' '), stopReason.text])}`]),
    ...refills.map(({ on, display: what, daysSupply }) => `    Filled ${day(on)}: ${some([what, daysSupply === null ? null : `for ${daysSupply} days`])}`),
  ];
}

const resultLine = ({ text, value, valueText, unit, low, high, on, provenance }: ObservationFact): string =>
  `${day(on)}: ${some([text, value === null ? (valueText ?? 'no value') : `${value}${unit === null ? '' : ` ${unit}`}`, low === null && high === null ? null : `range ${low ?? ''} to ${high ?? ''}`])} ${from(provenance)}`;

function reportLines(report: Report, { instruments, medicines }: { readonly instruments: readonly InstrumentContent[]; readonly medicines: ReadonlyMap<string, string> }): string[] {
  const instrument = instruments.find(({ id }) => id === report.instrument) ?? null;
  const { filledBy, on, answers, scores, estimated, words, onset, provenance } = report;
  return [
    `${some([`${day(on)}: ${instrument?.title ?? report.instrument}`, instrument?.labelToShow ?? null, `filled in by ${filledBy === 'unknown' ? 'somebody not recorded' : filledBy}`, estimated ? 'total estimated from an incomplete set' : null])} ${from(provenance)}`,
    ...answersOfReport(answers, { instrument, medicines }).map((line) => `    ${line}`),
    ...Object.entries(scores).map(([field, value]) => `    Score, ${cleanText(instrument?.fields.find(({ id }) => id === field)?.label ?? field)}: ${value === null ? 'none' : told(value)}`),
    ...(onset === null ? [] : [`    Onset: ${some([onset.precision, onset.earliestOn === null ? null : `from ${day(onset.earliestOn)}`, onset.latestOn === null ? null : `to ${day(onset.latestOn)}`])}`]),
    ...words.flatMap((said) => cleanLines(said).map((line) => `    “${line}”`)),
  ];
}

const answerLine = ({ on, by, asked, said }: Answer): string => `${day(on)}: ${cleanText(asked)}: ${cleanText(said)}${by === null ? '' : ` (by ${cleanText(by)})`}`;
