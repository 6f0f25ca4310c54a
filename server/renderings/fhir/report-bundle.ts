import type { Bundle, BundleEntry, Observation, Patient, QuestionnaireResponse, QuestionnaireResponseItem, QuestionnaireResponseItemAnswer, Reference } from '@medplum/fhirtypes';

import type { AnswerValue, Report } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import { REPORT_FORM } from '@/server/clinical/model/report-form';
import { LOINC, OWN, SURVEY, UCUM } from './code-systems';
import { narrative } from './narrative';
import { concept, words } from './scene';

type Person = { readonly id: string; readonly family: string; readonly given: string; readonly sex: 'female' | 'male' | 'other' | 'unknown'; readonly birthOn: string | null; readonly identifiers: readonly { readonly label: string; readonly value: string }[] };
type Given = { readonly person: Person; readonly reports: readonly Report[]; readonly instruments: readonly InstrumentContent[] };

const SCORE = { unit: '{score}', system: UCUM, code: '{score}' };
const urn = (id: string): string => `urn:uuid:${id.replace(/^[a-z-]+:/, '')}`;

/** Reports of one patient as a collection: a response each, and an Observation for each item that has a public code and for each total. The same chart gives the same bundle. */
export function reportBundle({ person, reports, instruments }: Given): Bundle {
  const patient: Reference<Patient> = { reference: urn(person.id) };
  return { resourceType: 'Bundle', type: 'collection', entry: [{ fullUrl: urn(person.id), resource: patientOf(person) }, ...reportEntries({ patient, reports, instruments })] };
}

/** The reports alone, about the patient of another bundle. */
export function reportEntries({ patient, reports, instruments }: Omit<Given, 'person'> & { readonly patient: Reference<Patient> }): BundleEntry[] {
  const sorted = [...reports].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
  return sorted.flatMap((report): BundleEntry[] => {
    const instrument = instruments.find(({ id }) => id === report.instrument) ?? null;
    const response = { fullUrl: urn(report.id), resource: responseOf(report, instrument, patient) };
    const of = { report, patient, response: response.fullUrl };
    return [response, ...itemsOf(report, instrument).map((item) => ({ resource: itemOf(item, of) })), ...totalsOf(report, instrument).map((total) => ({ resource: totalOf(total, of) }))];
  });
}

const patientOf = ({ family, given, sex, birthOn, identifiers }: Person): Patient => ({
  resourceType: 'Patient',
  ...(identifiers.length === 0 ? {} : { identifier: identifiers.map(({ label, value }) => ({ ...(label === '' ? {} : { type: { text: label } }), value })) }),
  name: [{ family: words(family), given: [words(given)] }],
  gender: sex,
  ...(birthOn === null ? {} : { birthDate: birthOn }),
});

function responseOf(report: Report, instrument: InstrumentContent | null, patient: Reference<Patient>): QuestionnaireResponse {
  const { answer, list, score, words: said, onset, filledBy, estimated } = REPORT_FORM;
  const described = new Map(instrument?.items.map((item) => [item.id, item]) ?? []);
  const answers = Object.entries(report.answers).map(([id, value]): QuestionnaireResponseItem => {
    const item = described.get(id);
    return {
      linkId: `${Array.isArray(value) ? list : answer}${id}`,
      ...(item === undefined ? {} : { text: item.text, ...(item.loinc === null ? {} : { definition: `${LOINC}/${item.loinc}` }) }),
      ...answersOf(value),
    };
  });
  return {
    resourceType: 'QuestionnaireResponse',
    ...((instrument?.labelToShow ?? null) === null ? {} : { text: narrative([instrument?.title ?? report.instrument, instrument?.labelToShow ?? '']) }),
    questionnaire: `${REPORT_FORM.questionnaire}${report.instrument}${report.version === null ? '' : `|${report.version}`}`,
    status: 'completed',
    subject: patient,
    authored: report.on,
    ...(report.filledBy === 'patient' || report.filledBy === 'interpreter' ? { source: patient } : {}),
    item: [
      ...answers,
      ...(report.words.length === 0 ? [] : [{ linkId: said, ...answersOf(report.words) }]),
      ...(report.onset === null ? [] : [{ linkId: onset.group, item: [{ linkId: onset.precision, ...answersOf(report.onset.precision) }, { linkId: onset.earliestOn, ...answersOf(report.onset.earliestOn) }, { linkId: onset.latestOn, ...answersOf(report.onset.latestOn) }] }]),
      ...Object.entries(report.scores).map(([field, value]) => ({ linkId: `${score}${field}`, ...answersOf(value) })),
      { linkId: filledBy, ...answersOf(report.filledBy) },
      { linkId: estimated, ...answersOf(report.estimated) },
    ],
  };
}

/** `null` and an empty text are items without an answer. */
function answersOf(value: AnswerValue): { answer?: QuestionnaireResponseItemAnswer[] } {
  const one = (single: number | string | boolean): QuestionnaireResponseItemAnswer =>
    typeof single === 'number' ? (Number.isInteger(single) ? { valueInteger: single } : { valueDecimal: single }) : typeof single === 'boolean' ? { valueBoolean: single } : { valueString: single };
  const all = value === null || value === '' ? [] : typeof value === 'object' ? value.map(one) : [one(value)];
  return all.length === 0 ? {} : { answer: all };
}

type Item = { readonly text: string; readonly loinc: string; readonly answer: string; readonly label: string };
type Of = { readonly report: Report; readonly patient: Reference<Patient>; readonly response: string };

/** Answered items that public codes name, question and answer both; others travel in the response alone. */
const itemsOf = (report: Report, instrument: InstrumentContent | null): readonly Item[] =>
  (instrument?.items ?? []).flatMap(({ id, text, loinc }) => {
    const option = instrument?.options.find(({ value }) => value === report.answers[id]);
    const answer = option?.loincAnswer ?? null;
    return option === undefined || loinc === null || answer === null ? [] : [{ text, loinc, answer, label: option.label }];
  });

const itemOf = ({ text, loinc, answer, label }: Item, { report, patient, response }: Of): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [SURVEY] }],
  code: concept(text, [{ system: LOINC, code: loinc }]),
  subject: patient,
  effectiveDateTime: report.on,
  valueCodeableConcept: concept(label, [{ system: LOINC, code: answer }]),
  derivedFrom: [{ reference: response }],
});

type Total = { readonly label: string | null; readonly field: string; readonly value: number; readonly loinc: string | null; readonly title: string };

/** Numbers of the fields that the instrument describes; what is worked out from answers besides travels in the response. */
const totalsOf = (report: Report, instrument: InstrumentContent | null): readonly Total[] =>
  (instrument?.fields ?? []).flatMap(({ id, label, min, max }, place) => {
    const value = report.scores[id];
    const isMain = id === 'total' || (place === 0 && instrument?.fields.every((field) => field.id !== 'total') === true);
    return typeof value !== 'number' || min === null || max === null ? [] : [{ label: instrument?.labelToShow ?? null, field: id, value, loinc: isMain ? (instrument?.loincTotal ?? null) : null, title: `${instrument?.title ?? ''}: ${label}` }];
  });

const totalOf = ({ label, field, value, loinc, title }: Total, { report, patient, response }: Of): Observation => ({
  resourceType: 'Observation',
  status: 'final',
  category: [{ coding: [SURVEY] }],
  code: concept(title, [...(loinc === null ? [] : [{ system: LOINC, code: loinc }]), { system: OWN, code: `${report.instrument}.${field}` }]),
  subject: patient,
  effectiveDateTime: report.on,
  valueQuantity: { value, ...SCORE },
  derivedFrom: [{ reference: response }],
  ...(label === null ? {} : { note: [{ text: label }] }),
});
