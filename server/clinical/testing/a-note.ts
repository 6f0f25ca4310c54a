import { assess } from '../assess';
import { note } from '../note';
import { seal } from '../note/seal';
import { suspectedCourse } from '../facts/derived/index-medicine';
import type { Assessment } from '../model/assessment';
import type { Chart } from '../model/chart';
import { ageOn } from '../model/local-date';
import type { LocalDate } from '../model/local-date';
import type { OptionId } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import type { NoteDocument, Snapshot } from '../model/note';
import { NO_STEERING } from '../model/plan';
import type { Amount, Plan, PlanRequest } from '../model/plan';
import type { SinceVisit } from '../model/since';
import type { NoteOrder, PlannedChange, Visit } from '../model/visit';
import { readForNote } from '../note/reading';
import { plan } from '../plan';
import { unaskedForSafety } from '../note/safety-sentences';
import { printed, printedSafety } from '../printed';

/** A visit with nothing in it yet. */
export function aVisit(on: LocalDate, changes: Partial<Visit> = {}): Visit {
  return {
    id: '0192f0c1-0000-7000-8000-000000000001',
    on,
    kind: 'in person',
    reason: null,
    decision: null,
    declined: [],
    discussed: [],
    patientPrefers: null,
    ratings: { patient: null, clinician: null, thinksOfStopping: null },
    plan: null,
    edits: {},
    editBases: {},
    removed: [],
    typed: [],
    cleared: [],
    ...changes,
  };
}

type Told = { readonly chart: Chart; readonly on: LocalDate; readonly knowledge: Knowledge };
type Wish = { readonly option?: OptionId; readonly visit?: Partial<Visit>; readonly order?: NoteOrder; readonly draft?: boolean; readonly request?: PlanRequest; readonly since?: SinceVisit };

/** A signed note of a chart, as an exporter gets it: the first option that fits, planned where the planner can. */
export function aNoteDocument(told: Told, wish: Wish = {}): NoteDocument {
  const { chart, on, knowledge } = told;
  const assessment = assess(chart, knowledge, on);
  const option = wish.option ?? firstOption(assessment);
  const planned = option === null ? null : plannedChange({ ...told, assessment, option }, wish.request ?? null);
  const content = knowledge.options.find(({ id }) => id === option);
  const visit = aVisit(on, {
    reason: 'Feels nothing since the summer.',
    decision: option === null ? { kind: 'not-today', why: 'Wants to talk it over at home first', returnOn: null } : { kind: 'options', options: [option], why: null },
    discussed: option === null ? [] : (content?.discussionPoints ?? []).slice(0, 2).map((point) => ({ option, point })),
    patientPrefers: 'mornings, and as few tablets as can be',
    ratings: { patient: 7, clinician: 4, thinksOfStopping: true },
    plan: planned?.change ?? null,
    ...wish.visit,
  });
  const made: Plan | null = planned?.plan ?? null;
  const since = wish.since ?? null;
  const reading = readForNote({ visit, assessment, plan: made, chart, knowledge, order: 'apso' });
  const snapshot: Snapshot = {
    schemaVersion: 1,
    number: `R-${on.slice(0, 4)}-000418`,
    version: 1,
    patient: {
      id: '0192f0c1-0000-7000-8000-00000000000a', displayName: 'HALVORSEN, Nora', family: 'Halvorsen', given: 'Nora', birthOn: chart.patient.birthOn, birthText: null,
      age: chart.patient.birthOn === null ? null : ageOn(chart.patient.birthOn, on), sex: chart.patient.sex, identifiers: [{ label: 'MRN', value: '0412' }],
    },
    clinic: { name: 'Riverside Clinic', timeZone: 'America/New_York', country: 'US', region: 'US', demo: true },
    author: { id: '0192f0c1-0000-7000-8000-00000000000b', name: 'Ada Boyd', credential: 'MD' },
    visit,
    on,
    chart,
    assessment,
    plan: made,
    since,
    note: note({ visit, assessment, plan: made, chart, knowledge, since, order: wish.order ?? 'apso' }),
    printed: printed(made, knowledge, { country: 'US', crisis: null, taken: { chart, on, assessment, visit }, goingOn: reading.options, safety: printedSafety(unaskedForSafety(reading), visit, knowledge) }),
    knowledge: knowledge.stamp,
    engine: assessment.engine,
    signedAt: `${on}T14:11:42.000Z`,
  };
  const draft = wish.draft === true;
  return { snapshot, sha256: draft ? null : seal(snapshot).sha256, status: draft ? 'draft' : 'signed', addenda: [], coSigned: null, enteredInError: null };
}

function firstOption({ options }: Assessment): OptionId | null {
  const open = ['fits', 'with-caution', 'ask-first'] as const;
  return open.flatMap((status) => options.filter((option) => option.status === status))[0]?.id ?? null;
}

type Asked = Told & { readonly assessment: Assessment; readonly option: OptionId };

/** The planner's answer to an ordinary request for the option; `null` where it has no medicine in it or is refused. */
function plannedChange(asked: Asked, given: PlanRequest | null): { readonly change: PlannedChange; readonly plan: Plan } | null {
  const { chart, knowledge, on, option } = asked;
  for (const request of given === null ? requestsFor(asked) : [given]) {
    const made = plan(request, chart, knowledge, on);
    if (made.ok) return { change: { option, request, start: on }, plan: made.value };
  }
  return null;
}

function requestsFor({ assessment, chart, knowledge, on, option }: Asked): readonly PlanRequest[] {
  const course = suspectedCourse(readForNote({ visit: aVisit(on), assessment, plan: null, chart, knowledge, order: 'apso' }).facts);
  const drug = course?.episode.drugId ?? null;
  if (course === null || drug === null || course.microgramsPerDay === null) return [];
  const mg = course.microgramsPerDay / 1000;
  const from: Amount = { drug, mgPerDay: mg };
  const asking = (to: readonly Amount[]): PlanRequest => ({ from: [from], to, strategy: null, region: 'US', pace: 'default', steering: NO_STEERING, on });
  switch (option) {
    case 'dose-reduction':
      return [mg * (2 / 3), mg / 2, mg * (3 / 4)].map((lower) => asking([{ drug, mgPerDay: lower }]));
    case 'bupropion-switch':
      return [asking([{ drug: 'bupropion-xl', mgPerDay: 300 }]), asking([{ drug: 'bupropion-xl', mgPerDay: 150 }])];
    case 'bupropion-augmentation':
      return [asking([from, { drug: 'bupropion-xl', mgPerDay: 150 }])];
    case 'other-switch':
      return [asking([{ drug: 'mirtazapine', mgPerDay: 15 }]), asking([{ drug: 'vortioxetine', mgPerDay: 10 }])];
    default:
      return [];
  }
}
