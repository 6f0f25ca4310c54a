import { assess } from '../assess';
import type { Assessment } from '../model/assessment';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { NoteDocument, NotePatient, NoteSection, Segment, Snapshot } from '../model/note';
import type { Plan, PlanRequest } from '../model/plan';
import { localDate } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import { sha256 } from '../model/sha256';
import type { Visit } from '../model/visit';
import { plan } from '../plan';
import { printed } from '../printed';
import { aPatient, TODAY } from './a-patient';
import { requestFrom } from './any-plan';
import type { Draw } from './any-plan';

/** Words that a test puts where people write freely. */
export type Typed = { readonly family: string; readonly given: string; readonly clinic: string; readonly author: string; readonly sentence: string; readonly patientWords: string; readonly addendum: string | null };

export const NORA: Typed = {
  family: 'HALVORSEN',
  given: 'Nora',
  clinic: 'Riverside Clinic',
  author: 'Ada Boyd',
  sentence: 'Chosen: the change below.',
  patientWords: '“I know I love my kids. I can’t feel it.”',
  addendum: null,
};

/** The plan that a draw gives; `null` where the draw is refused. */
export function planFrom(draw: Draw, knowledge: Knowledge): { readonly plan: Plan; readonly request: PlanRequest; readonly start: LocalDate } | null {
  const { request, start } = requestFrom(draw, knowledge);
  const made = plan(request, null, knowledge, start);
  return made.ok ? { plan: made.value, request, start } : null;
}

/** A signed document around a plan, or without one, with the given words in its free places. */
export function documentOf(planned: Plan | null, knowledge: Knowledge, typed: Typed = NORA): NoteDocument {
  const snapshot = snapshotOf(planned, knowledge, typed);
  const { addendum } = typed;
  return {
    snapshot,
    // Over what differs between documents only: a hash of the whole takes longer than writing most of them.
    sha256: sha256(JSON.stringify([typed, planned])),
    status: 'signed',
    addenda: addendum === null ? [] : [{ number: 1, text: addendum, author: { id: 'author-2', name: typed.author, credential: null }, at: '2027-01-04T08:00:00.000Z', lateEntryFor: null }],
    coSigned: null,
    enteredInError: null,
  };
}

/** The same document before anybody signed it. */
export const asDraft = (document: NoteDocument): NoteDocument => ({ ...document, sha256: null, status: 'draft' });

function snapshotOf(planned: Plan | null, knowledge: Knowledge, typed: Typed): Snapshot {
  const on = planned?.start ?? TODAY;
  const { chart, assessment } = baseOf(knowledge);
  const sections = sectionsOf(typed, planned);
  return {
    schemaVersion: 1,
    number: 'R-2026-000418',
    version: 1,
    patient: patientOf(typed),
    clinic: { name: typed.clinic, timeZone: 'America/New_York', country: 'US', region: 'US', demo: false },
    author: { id: '5a0e9c7e-7c0a-4a54-9d4e-6d1f7a1c2b01', name: typed.author, credential: 'MD' },
    visit: visitOf(on, typed),
    on,
    chart: { ...chart, reports: chart.reports.map((report) => (report.words.length === 0 ? report : { ...report, words: [typed.patientWords] })) },
    assessment,
    plan: planned,
    note: {
      schemaVersion: 1,
      order: 'apso',
      sections,
      doseTable: planned?.steps ?? [],
      options: ['bupropion-switch'],
      words: sections.flatMap(({ segments }) => segments).reduce((sum, { text }) => sum + text.split(/\s+/).length, 0),
    },
    printed: printed(planned, knowledge, { country: 'US', crisis: null }),
    knowledge: knowledge.stamp,
    engine: assessment.engine,
    signedAt: '2026-11-24T14:11:42.000Z',
  };
}

const held = new WeakMap<Knowledge, { readonly chart: Chart; readonly assessment: Assessment }>();

/** One chart for every document, assessed once: what documents show of it is the same whatever is planned. */
function baseOf(knowledge: Knowledge): { readonly chart: Chart; readonly assessment: Assessment } {
  const known = held.get(knowledge);
  if (known !== undefined) return known;
  const chart = chartOf(NORA);
  const made = { chart, assessment: assess(chart, knowledge, TODAY) };
  held.set(knowledge, made);
  return made;
}

const patientOf = ({ family, given }: Typed): NotePatient => ({
  id: '0b9d4f0e-3c55-4a5f-8f5e-0f1f0f6f0412',
  displayName: `${family}, ${given}`,
  family,
  given,
  birthOn: localDate('1988-03-08'),
  birthText: null,
  age: 38,
  sex: 'female',
  identifiers: [{ label: 'MRN', value: '0412' }],
});

const chartOf = (typed: Typed): Chart =>
  aPatient().bornOn('1988-03-08').sex('female').livingIn('US').withLists()
    .scored('phq9', '2026-11-20', 3)
    .bloodPressure('2026-11-20', 118, 74)
    .reported('sbr', '2026-11-20', {}, { words: [typed.patientWords], scores: { total_now: 26 } })
    .taking('sertraline', [['2026-01-05', 100], ['2026-05-11', 150]], { drugId: 'sertraline' })
    .build();

const visitOf = (on: LocalDate, typed: Typed): Visit => ({
  id: 'a7b1c6de-1b2f-4a1e-9a53-7f0f4b3a0001',
  on,
  kind: 'in person',
  reason: typed.sentence,
  decision: { kind: 'options', options: ['bupropion-switch'], why: null },
  declined: [],
  discussed: [],
  patientPrefers: null,
  ratings: { patient: 7, clinician: 6, thinksOfStopping: false },
  plan: null,
  edits: {},
  editBases: {},
  removed: [],
  typed: [],
  cleared: [],
});

function sectionsOf(typed: Typed, planned: Plan | null): NoteSection[] {
  const segment = (id: string, origin: Segment['origin'], text: string): Segment => ({ id, origin, text, refs: [], before: null, stale: false });
  return [
    { id: 'assessment', title: 'Assessment', segments: [segment('a1', 'data', 'Emotional blunting on sertraline: report 26 of 48 on 20-Nov-2026, PHQ-9 3 on 20-Nov-2026.'), segment('a2', 'choice', typed.sentence)] },
    { id: 'plan', title: 'Plan', segments: [segment('p1', 'rule', planned === null ? 'No change of medicine.' : 'Looks: as listed with the plan.'), segment('p2', 'typed', typed.sentence)] },
    { id: 'subjective', title: 'Subjective', segments: [segment('s1', 'patient', typed.patientWords), segment('s2', 'data', 'Report of 20-Nov-2026, filled by the patient.')] },
    { id: 'objective', title: 'Objective', segments: [segment('o1', 'data', 'Blood pressure 118/74 mmHg on 20-Nov-2026. eGFR not recorded.')] },
    { id: 'checks', title: 'Checks', segments: [segment('c1', 'data', 'Allergies: none recorded.')] },
    { id: 'basis', title: 'Basis', segments: [segment('b1', 'rule', 'Composed from record data and rules that are not yet reviewed by a clinician.')] },
  ];
}
