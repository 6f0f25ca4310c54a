import type { AnswerValue, ObservationFact, Report } from '../model/chart';
import { newestAnswer } from '../facts/facts';
import type { Facts } from '../facts/facts';
import { doseInWords } from '../words/dose';
import { dayInWords } from '../words/day';
import { FILLED_BY } from '../words/filled-by';
import { newestPressure } from '../words/pressure';
import { inSentence } from '../words/in-sentence';
import { newestReport } from './describe-numbness';
import type { NoteReading } from './reading';
import { capitalised, derived, ended, fact, field } from './sentence';
import type { Sentence } from './sentence';

const QUOTED_WORDS = 50;
const SHORT_QUOTE = 20;
const SCALE_TOP = 10;

/** What the patient says: the reason for the visit, their own words, what it gets in the way of, self-harm. */
export function subjectiveSentences({ visit, facts, assessment }: NoteReading): readonly Sentence[] {
  const report = newestReport(facts);
  return [
    visit.reason === null ? null : ({ id: 'subjective.reason', section: 'subjective', origin: 'typed', text: ended(visit.reason), refs: [field('reason')], spare: 0 } satisfies Sentence),
    ...(report === null ? [] : [quote(report, assessment.flags.some((flag) => flag.facts.includes(report.id))), impact(report), wants(report)]),
    safety(report, facts),
    adherence(facts),
  ].filter((sentence) => sentence !== null);
}

/** The patient's own words, verbatim; shortened only where they are many, and never where a flag rests on the report. */
function quote(report: Report, isFlagged: boolean): Sentence | null {
  const words = report.words.map((entry) => entry.trim()).filter((entry) => entry !== '').join(' ');
  if (words === '') return null;
  const parts = words.split(/\s+/);
  const of = (most: number): string => `“${parts.length > most ? `${parts.slice(0, most).join(' ')} […]` : words}” ${capitalised(saidIn(report))}.`;
  return {
    id: 'subjective.quote',
    section: 'subjective',
    origin: 'patient',
    text: of(isFlagged ? parts.length : QUOTED_WORDS),
    ...(!isFlagged && parts.length > SHORT_QUOTE ? { short: of(SHORT_QUOTE) } : {}),
    refs: [fact(report.id)],
    spare: 0,
  };
}

/** `patient’s report, 20-Nov-2026`. */
const saidIn = ({ filledBy, on }: Report): string => `${filledBy === 'patient' ? 'patient’s report' : `report by ${FILLED_BY[filledBy]}`}, ${dayInWords(on)}`;

const text = (answer: AnswerValue | undefined): string | null => (typeof answer === 'string' && answer !== '' ? answer : null);

function impact(report: Report): Sentence | null {
  const { answers } = report;
  const scale = (id: string, name: string): string | null => (typeof answers[id] === 'number' ? `${name} ${answers[id]} of ${SCALE_TOP}` : null);
  const parts = [text(answers['ctx-welcome']), scale('ctx-daily-life', 'daily life affected'), scale('ctx-relationships', 'relationships')].filter((part) => part !== null);
  const sexual = text(answers['ctx-sexual']);
  const all = [...parts, ...(sexual === null ? [] : [`sexual side effects: ${sexual}`])];
  return all.length === 0 ? null : { id: 'subjective.impact', section: 'subjective', origin: 'patient', text: `${capitalised(all.join('; '))}.`, refs: [fact(report.id)], spare: 0 };
}

/** What the two forms say of self-harm, of one day the worst as in the flags; what neither asks stays unsaid here and raises its own question. */
function safety(report: Report | null, facts: Facts): Sentence | null {
  const toFeel = newestAnswer(facts, 'sbr', 'ctx-self-harm-to-feel', null);
  const answer = toFeel !== null && toFeel.report.on === report?.on && typeof toFeel.value === 'string' ? toFeel.value : null;
  const phq9 = newestAnswer(facts, 'phq9', 'phq9-9', null);
  const instrument = facts.terms.instruments.get('phq9');
  const label = instrument?.options.find(({ value }) => value === phq9?.value)?.label;
  const parts = [
    ...(toFeel === null || answer === null ? [] : [`so as to feel, ${answer}${phq9?.report.on === toFeel.report.on && label !== undefined ? '' : ` (${dayInWords(toFeel.report.on)})`}`]),
    ...(phq9 === null || label === undefined ? [] : [`${instrument?.title ?? 'PHQ-9'} item 9, ${inSentence(label)} (${dayInWords(phq9.report.on)})`]),
  ];
  const refs = [...(toFeel === null || answer === null ? [] : [fact(toFeel.report.id)]), ...(phq9 === null || label === undefined ? [] : [fact(phq9.report.id)])];
  return parts.length === 0 ? null : { id: 'subjective.self-harm', section: 'subjective', origin: 'patient', text: `Thoughts of self-harm: ${parts.join('; ')}.`, refs, spare: 0 };
}

/** With its day and who said it: a wish of a report is not what was said in the visit. */
function wants(report: Report): Sentence | null {
  const wanted = report.answers['ctx-wants'];
  return Array.isArray(wanted) && wanted.length > 0 ? { id: 'subjective.wants', section: 'subjective', origin: 'patient', text: `Wants from this visit: ${wanted.join(', ')} (${saidIn(report)}).`, refs: [fact(report.id)], spare: 0 } : null;
}

const ADHERENCE = 'item:adherence';

function adherence(facts: Facts): Sentence | null {
  const said = facts.confirmations.get(ADHERENCE);
  if (said === undefined || said.value === 'unknown') return null;
  const choice = facts.terms.questionOf.get(ADHERENCE)?.choices.find(({ value }) => value === said.detail);
  if (choice === undefined) return null;
  return { id: 'subjective.adherence', section: 'subjective', origin: 'patient', text: `Taking it: ${inSentence(choice.label)} (asked ${dayInWords(said.on)}).`, refs: [fact(said.id)], spare: 0 };
}

/** What was measured, and what is taken. */
export function objectiveSentences({ facts }: NoteReading): readonly Sentence[] {
  return [measured(facts), taken(facts)].filter((sentence) => sentence !== null);
}

function measured(facts: Facts): Sentence | null {
  const earliest = facts.earliest(facts.terms.settings.records.measuredDays);
  const newest = (id: string): ObservationFact | null => facts.observations(id).find(({ value, on }) => value !== null && on >= earliest) ?? null;
  const read = newestPressure([...facts.observations('systolic-bp'), ...facts.observations('diastolic-bp')]);
  const pressure = read === null || read.on < earliest ? null : read;
  const weight = newest('body-weight');
  const parts: string[] = [];
  if (pressure !== null) parts.push(`blood pressure ${pressure.text}${weight?.on === pressure.on ? '' : ` on ${dayInWords(pressure.on)}`}`);
  if (weight !== null) parts.push(`weight ${weight.value} ${weight.unit ?? ''} on ${dayInWords(weight.on)}`.replace(/ {2,}/g, ' '));
  const refs = [...(pressure?.facts ?? []).map(fact), ...(weight === null ? [] : [fact(weight.id)])];
  return parts.length === 0
    ? { id: 'objective.measured', section: 'objective', origin: 'data', text: 'Blood pressure and weight: not recorded within a year.', refs: [derived('observation:systolic-bp'), derived('observation:body-weight')], spare: 1 }
    : { id: 'objective.measured', section: 'objective', origin: 'data', text: `${capitalised(parts.join('; '))}.`, refs, spare: 0 };
}

function taken(facts: Facts): Sentence {
  const base = { id: 'objective.medicines', section: 'objective', origin: 'data', spare: 0 } as const;
  const courses = facts.courses.filter(({ state }) => state === 'taking');
  if (courses.length === 0) {
    const none = facts.chart.received.medications ? 'none on the list' : 'no list received';
    return { ...base, text: `Medicines: ${none}.`, refs: [derived('medication:any')] };
  }
  const lines = courses.map(({ terms, microgramsPerDay, onDoseSince }) => {
    const dose = microgramsPerDay === null ? ' (dose not recorded)' : ` ${doseInWords(microgramsPerDay)} a day`;
    return `${inSentence(terms.name)}${dose}${onDoseSince === null ? '' : ` since ${dayInWords(onDoseSince)}`}`;
  });
  return { ...base, text: `Medicines: ${lines.join(', ')}.`, refs: courses.map(({ episode }) => fact(episode.id)) };
}
