import type { AuditEvent, Basic, Bundle, BundleEntry, DocumentReference, Patient, Provenance, Reference, Resource } from '@medplum/fhirtypes';

import type { Chart, Provenance as Origin } from '@/server/clinical/model/chart';
import type { InstrumentContent } from '@/server/clinical/model/instrument-content';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { NoteDocument } from '@/server/clinical/model/note';
import { plainText } from '@/server/renderings/note/plain-text';
import { OWN, PROGRESS_NOTE } from './code-systems';
import { documentBundle } from './document-bundle';
import { allergyOf, answerOf, conditionOf, lifeEventOf, resultOf, statementOf, waitingOf, withFact } from './record-resources';
import type { Waiting } from './record-resources';
import { reportEntries } from './report-bundle';
import { uuidOf } from './resource-ids';
import { correctionLines } from '@/server/renderings/record/correction-lines';
import { flagAnswerLine } from '@/server/renderings/record/flag-answer-line';
import { words } from './scene';

/** Everything that a clinic holds about one patient, as it is handed out. */
export type WholeRecord = {
  readonly person: {
    readonly id: string;
    readonly family: string;
    readonly given: string;
    readonly otherNames: readonly string[];
    readonly sex: 'female' | 'male' | 'other' | 'unknown';
    readonly birthOn: string | null;
    readonly birthText: string | null;
    readonly deceasedOn: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly address: string | null;
    readonly identifiers: readonly { readonly system: string; readonly label: string; readonly value: string }[];
  };
  readonly clinic: string;
  readonly chart: Chart;
  readonly waiting: readonly Waiting[];
  /** Every signed note with what was added to it, the first signed first. */
  readonly notes: readonly NoteDocument[];
  /** What was asked to be corrected, with the answer and the patient's own statement. */
  readonly corrections: readonly AskedCorrection[];
  /** What was done about raised flags, also where no note followed, the first first. */
  readonly flagAnswers: readonly AnsweredFlag[];
  /** What left the system before, the first first. */
  readonly disclosures: readonly { readonly id: string; readonly at: string; readonly what: string; readonly by: string; readonly recipient: string | null; readonly purpose: string | null }[];
  /** Instant of handing out. */
  readonly at: string;
};

export type AnsweredFlag = { readonly id: string; readonly title: string; readonly what: string; readonly settled: boolean | null; readonly on: LocalDate; readonly by: string };

export type AskedCorrection = {
  readonly id: string;
  readonly askedOn: LocalDate;
  readonly askedBy: string;
  readonly what: string;
  readonly dueOn: LocalDate;
  readonly answer: 'accepted' | 'denied' | null;
  readonly why: string | null;
  readonly answeredOn: LocalDate | null;
  readonly answeredByName: string | null;
  readonly carriedOut: string | null;
  readonly disagreement: string | null;
  readonly disagreementOn: LocalDate | null;
};

type Given = { readonly record: WholeRecord; readonly instruments: readonly InstrumentContent[] };
type Subject = Reference<Patient>;

const EXPORTED = { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110106', display: 'Export' };

/**
 * A patient's whole record as a collection: every fact with its provenance, reports with their answers, the signed notes as documents,
 * and what left the system before. Read in by our own importer it gives the same chart.
 */
export function recordBundle({ record, instruments }: Given): Bundle {
  const { chart, person } = record;
  const subject: Subject = { reference: `urn:uuid:${person.id}` };
  const facts: readonly Resource[] = [
    ...chart.conditions.map((fact) => conditionOf(fact, subject)),
    ...chart.allergies.map((fact) => allergyOf(fact, subject)),
    ...chart.episodes.map((fact) => statementOf(fact, subject)),
    ...chart.observations.map((fact) => resultOf(fact, subject)),
    ...chart.lifeEvents.map((fact) => lifeEventOf(fact, subject)),
    ...chart.confirmations.map((fact) => answerOf(fact, subject)),
    ...record.waiting.map((fact) => waitingOf(fact, subject)),
  ];
  const rest: readonly Resource[] = [
    ...provenancesOf(record),
    ...record.notes.map((note) => noteOf(note, subject)),
    ...record.corrections.map((asked) => correctionOf(asked, subject)),
    ...record.flagAnswers.map((answer) => flagAnswerOf(answer, subject)),
    ...record.disclosures.map((disclosure) => disclosureOf(disclosure, { subject, clinic: record.clinic })),
  ];
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp: record.at,
    entry: [{ fullUrl: subject.reference ?? '', resource: patientOf(record) }, ...facts.map(named), ...reportEntries({ patient: subject, reports: chart.reports, instruments }), ...rest.map(named)],
  };
}

const named = (resource: Resource): BundleEntry => ({ fullUrl: `urn:uuid:${resource.id ?? ''}`, resource });

const MONTH_OR_YEAR = /^\d{4}(-\d{2})?$/;
const URI = /^\S+$/;

function patientOf({ person, chart }: WholeRecord): Patient {
  const { identifiers, family, given, otherNames, phone, email, address, birthOn, birthText, deceasedOn, sex } = person;
  const birth = birthOn ?? (birthText !== null && MONTH_OR_YEAR.test(birthText) ? birthText : null);
  const reached = [...(phone === null ? [] : [{ system: 'phone' as const, value: words(phone) }]), ...(email === null ? [] : [{ system: 'email' as const, value: words(email) }])];
  return withFact<Patient>(
    {
      resourceType: 'Patient',
      id: person.id,
      ...(identifiers.length === 0 ? {} : { identifier: identifiers.map(({ system, label, value }) => ({ ...(label === '' ? {} : { type: { text: label } }), ...(URI.test(system) ? { system } : {}), value })) }),
      name: [{ use: 'official', family: words(family), given: [words(given)] }, ...otherNames.map((text) => ({ use: 'old' as const, text: words(text) }))],
      ...(reached.length === 0 ? {} : { telecom: reached }),
      gender: sex,
      ...(birth === null ? {} : { birthDate: birth }),
      ...(deceasedOn === null ? {} : { deceasedDateTime: deceasedOn }),
      ...(address === null ? {} : { address: [{ line: [words(address)] }] }),
    },
    { kind: 'lists', by: null, fact: chart.received },
  );
}

/** Who brought which facts, when and from which record: one for each group that agrees in all of it. */
function provenancesOf({ chart, clinic, at, person }: WholeRecord): Provenance[] {
  const facts = [...chart.conditions, ...chart.allergies, ...chart.episodes, ...chart.observations, ...chart.reports, ...chart.lifeEvents];
  const groups = new Map<string, { readonly from: Origin; readonly ids: string[] }>();
  for (const { id, provenance: from } of facts) {
    const key = JSON.stringify([from.source, from.by, from.recordedOn, from.resource]);
    const group = groups.get(key) ?? { from, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups].map(([key, { from, ids }]): Provenance => ({
    resourceType: 'Provenance',
    id: uuidOf(`provenance\n${person.id}\n${key}`),
    target: ids.map((id) => ({ reference: `urn:uuid:${id.slice(id.indexOf(':') + 1)}` })),
    ...(from.recordedOn === null ? {} : { occurredDateTime: from.recordedOn }),
    recorded: at,
    activity: { text: from.source === 'import' ? 'read from a record' : 'entered' },
    agent: [{ who: { display: words(from.by ?? clinic) } }],
    ...(from.resource === null ? {} : { entity: [{ role: 'source', what: { identifier: { system: OWN, value: words(from.resource) } } }] }),
  }));
}

const base64 = (text: string): string => Buffer.from(text, 'utf8').toString('base64');

function noteOf(document: NoteDocument, subject: Subject): DocumentReference {
  const { snapshot, enteredInError, status } = document;
  const title = `${snapshot.number} version ${snapshot.version}, ${status}`;
  return {
    resourceType: 'DocumentReference',
    id: uuidOf(`note\n${snapshot.patient.id}\n${snapshot.number}\n${snapshot.version}`),
    identifier: [{ system: OWN, value: `${snapshot.number}-v${snapshot.version}` }],
    status: enteredInError === null ? (status === 'amended' ? 'superseded' : 'current') : 'entered-in-error',
    type: { coding: [PROGRESS_NOTE] },
    subject,
    date: snapshot.signedAt,
    author: [{ display: words(snapshot.author.name) }],
    ...(document.sha256 === null ? {} : { description: `SHA-256 of what was signed: ${document.sha256}` }),
    content: [
      { attachment: { contentType: 'application/fhir+json', title, data: base64(JSON.stringify(documentBundle(document))) } },
      { attachment: { contentType: 'text/plain; charset=utf-8', title, data: base64(plainText(document)) } },
    ],
  };
}

const flagAnswerOf = (answer: AnsweredFlag, subject: Subject): Basic => ({ resourceType: 'Basic', id: answer.id, code: { text: words(flagAnswerLine(answer)) }, subject, created: answer.on });

/** FHIR has no resource for it; a Basic says it in words. */
const correctionOf = (asked: AskedCorrection, subject: Subject): Basic => ({ resourceType: 'Basic', id: asked.id, code: { text: words(correctionLines(asked).join(' ')) }, subject, created: asked.askedOn });

const disclosureOf = ({ id, at, what, by, recipient, purpose }: WholeRecord['disclosures'][number], { subject, clinic }: { readonly subject: Subject; readonly clinic: string }): AuditEvent => ({
  resourceType: 'AuditEvent',
  id,
  type: EXPORTED,
  action: 'R',
  recorded: at,
  outcome: '0',
  agent: [{ name: words(by), requestor: true }, ...(recipient === null ? [] : [{ name: words(recipient), requestor: false }])],
  ...(purpose === null ? {} : { purposeOfEvent: [{ text: words(purpose) }] }),
  source: { observer: { display: words(clinic) } },
  entity: [{ what: subject }, { name: words(what) }],
});
