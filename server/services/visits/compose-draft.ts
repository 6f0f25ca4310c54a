import type { Db } from '@/db/client';
import { listChanges } from '@/db/queries/audit/list-changes';
import type { Change } from '@/db/queries/audit/list-changes';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { LoadedChart } from '@/db/queries/chart/load-chart';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import type { ClinicSettings } from '@/db/queries/clinic/settings';
import { listFlagAnswers, readRisk } from '@/db/queries/visits/around-signing';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { credentialOf } from '@/db/queries/visits/drafts';
import type { VisitRow } from '@/db/queries/visits/drafts';
import { getLastNote, getNote, listStandingIfInError } from '@/db/queries/visits/signed-notes';
import type { SignedNoteRow } from '@/db/queries/visits/signed-notes';
import { assess } from '@/server/clinical/assess';
import { ageOn, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { Option } from '@/server/clinical/model/assessment';
import type { Visit } from '@/server/clinical/model/visit';
import { whyNoPlan } from '@/server/clinical/why-no-plan';
import type { NotePatient, Snapshot } from '@/server/clinical/model/note';
import type { Plan } from '@/server/clinical/model/plan';
import type { SinceVisit } from '@/server/clinical/model/since';
import { note } from '@/server/clinical/note';
import { noPlanMade } from '@/server/clinical/note/plan-sentences';
import { followUpOf } from '@/server/clinical/follow-up/follow-up-of';
import type { FollowUp } from '@/server/clinical/model/follow-up';
import { readForNote } from '@/server/clinical/note/reading';
import type { NoteInput } from '@/server/clinical/note/reading';
import { unaskedForSafety } from '@/server/clinical/note/safety-sentences';
import { sharePercent } from '@/server/clinical/note/similarity';
import { mustStay } from '@/server/clinical/note/apply-edits';
import { seal } from '@/server/clinical/note/seal';
import { makePlan } from '@/server/clinical/preview-plan';
import { printed, printedSafety } from '@/server/clinical/printed';
import { objectionsFor } from '@/server/clinical/options/objections';
import { planOf } from '@/server/clinical/options/plan-of';
import { objectionInWords } from '@/server/clinical/note/assessment-sentences';
import { seeOption } from '@/server/clinical/options/compare-options';
import { whoRulesOut } from '@/server/clinical/options/who-rules-out';
import type { Draft } from '@/server/contracts/visit';
import type { LikeNamed } from '@/server/contracts/patient';
import { toVisit } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { readSinceVisit } from '../outcomes/read-since';
import type { ReadSince } from '../outcomes/read-since';
import { proofOf } from '../step-up';
import { alertsAssessedOn, openAlertsOf } from '../today/alerts-of';
import type { AlertOf } from '../today/alerts-of';
import { findLikeNamed } from '../patients/find-like-named';
import { shownNumbers } from '../patients/record-number';
import { displayName } from '../patients/summarise-patient';
import { CHART_EVENTS, FOLLOW_UP_EVENTS } from '../workspace/chart-events';
import { flagStates, missingFor, mustSayWhy } from './blockers';
import { reasonsToSee } from './reasons-to-see';
import { answersAlone, standingAnswers, toCleared, withNoted } from './flag-answers';
import { fieldsOn } from './fields-on';
import { doseCells, readBack } from './read-back';
import { openSnapshot } from './open-snapshot';
import { readSeen, staleness, standing } from './staleness';

const OTHER_CHART_MINUTES = 10;
const IDLE_MINUTES = 30;

/** What the transaction brings out for a draft. */
export type DraftRows = {
  readonly row: VisitRow;
  readonly loaded: LoadedChart;
  readonly answers: readonly FlagAnswerRow[];
  readonly alerts: readonly AlertOf[];
  /** Red-flag answers that were assessed today. */
  readonly assessed: readonly AlertOf[];
  readonly last: SignedNoteRow | null;
  /** What happened since it; `null` where there is none. */
  readonly since: SinceVisit | null;
  readonly amended: SignedNoteRow | null;
  /** Where any note was entered in error: those that stand. */
  readonly standing: readonly SignedNoteRow[] | null;
  readonly likeNamed: readonly LikeNamed[];
  readonly risk: { readonly others: number; readonly idleMinutes: number | null };
  readonly credential: string | null;
  /** The order of the note, and what the patient's sheet says to somebody in danger. */
  readonly settings: Pick<ClinicSettings, 'noteOrder' | 'crisis'>;
  /** Acts on the chart since the author last looked. */
  readonly changes: readonly Change[];
  readonly on: LocalDate;
};

/** A draft made whole: what the screen shows, and what would be signed. */
export type Composed = { readonly draft: Draft; readonly snapshot: Snapshot; readonly tasks: readonly FollowUp[] };

export async function readDraftRows(db: Db, ctx: ServiceContext, { row, on }: { readonly row: VisitRow; readonly on: LocalDate }): Promise<DraftRows> {
  const { clinic, userId } = ctx.actor;
  const of = { clinicId: clinic.id, patientId: row.patientId };
  const loaded = await loadChart(db, { ...of, on });
  if (loaded === null) throw new AppError('not-found');
  const last = await getLastNote(db, of);
  return {
    row,
    loaded,
    answers: await listFlagAnswers(db, of),
    alerts: await openAlertsOf(db, { ...of, chart: loaded.chart }),
    assessed: await alertsAssessedOn(db, { ...of, chart: loaded.chart, on, timeZone: clinic.timeZone }),
    last,
    since: last === null ? null : sinceOf(await readSinceVisit(db, ctx, { patientId: row.patientId, on }), row, on),
    amended: row.amends === null ? null : await getNote(db, { clinicId: clinic.id, noteId: row.amends }),
    standing: last === null ? null : await listStandingIfInError(db, of),
    likeNamed: await findLikeNamed(db, { ...loaded.row, identifiers: loaded.row.identifiers ?? [] }, { clinicId: clinic.id, exceptId: row.patientId, on }),
    risk: userId === null ? { others: 0, idleMinutes: null } : await readRisk(db, { ...of, userId, minutes: OTHER_CHART_MINUTES }),
    settings: await readClinicSettings(db, clinic.id),
    changes: await changesSince(db, { ...of, seen: row.seen }),
    credential: await credentialOf(db, { clinicId: clinic.id, userId: row.authorId }),
    on,
  };
}

/** What an amendment of the same day corrects is the note itself: nothing happened since. */
const sinceOf = ({ since }: ReadSince, { amends }: VisitRow, on: LocalDate): SinceVisit | null => (since !== null && amends !== null && since.last.on === on ? null : since);

async function changesSince(db: Db, { seen: stored, ...of }: { readonly clinicId: string; readonly patientId: string; readonly seen: unknown }): Promise<readonly Change[]> {
  const seen = readSeen(stored);
  return seen === null ? [] : listChanges(db, { ...of, since: new Date(seen.at), events: [...CHART_EVENTS, ...FOLLOW_UP_EVENTS] });
}

/** Composes note, plan and everything around the signature from one reading of the database. Pure but for the clock of the session. */
export function composeDraft(ctx: ServiceContext, rows: DraftRows): Composed {
  const { row, loaded, since, on } = rows;
  const { clinic } = ctx.actor;
  const knowledge = loadKnowledge();
  const { chart } = loaded;
  const fields = fieldsOn(row.fields, on);
  const assessment = assess(chart, knowledge, on);
  const alone = answersAlone(assessment, { ...rows, on });
  const last = rows.last === null ? null : openSnapshot(rows.last);
  const cleared = withNoted(
    [...standingAnswers(assessment, rows.answers).filter(({ flag }) => !alone.some((answer) => answer.flag === flag)), ...alone].map((answer) => toCleared(answer, localDate)),
    { last, amended: rows.amended === null ? null : openSnapshot(rows.amended), standing: rows.standing?.flatMap(openWhole) ?? null },
  );
  const visit = withoutPlan(toVisit(fields, { id: row.id, on, cleared }), assessment.options, { chart, knowledge, on, region: clinic.region });
  const made = fields.plan === null ? null : makePlan({ ...fields.plan.request, region: clinic.region, on }, { chart, knowledge, on, region: clinic.region, start: fields.plan.start });
  const plan: Plan | null = made?.ok === true ? made.value.plan : null;
  const planRefused = made?.ok === false ? made.error.message : null;
  const input: NoteInput = { visit, assessment, plan, chart, knowledge, since, order: rows.settings.noteOrder };
  const composed = note(input);
  const reading = readForNote(input);
  const unasked = unaskedForSafety(reading);
  const patient = patientOf(row.patientId, loaded.row, on);
  const askOrSayWhy = unasked.filter(({ asksWhy }) => asksWhy).map(({ question, short }) => ({ question, short }));
  const flags = flagStates(assessment, { answers: rows.answers, alerts: rows.alerts, plan, knowledge, day: localDate });
  const tasks = followUpOf(visit, plan, reading);
  const chosen = reading.options.filter(({ id }) => fields.decision?.kind === 'options' && fields.decision.options.includes(id));
  const snapshot: Snapshot = {
    schemaVersion: 1,
    number: '',
    version: 1,
    patient,
    clinic: { name: clinic.name, timeZone: clinic.timeZone, country: clinic.country, region: clinic.region, demo: clinic.demo },
    author: { id: row.authorId, name: row.authorName, credential: rows.credential },
    visit,
    on,
    chart,
    assessment,
    plan,
    since,
    note: composed,
    printed: printed(plan, knowledge, { country: clinic.country, crisis: rows.settings.crisis, taken: { chart, on, assessment, visit }, goingOn: reading.options, safety: printedSafety(unasked, visit, knowledge) }),
    knowledge: knowledge.stamp,
    engine: assessment.engine,
    signedAt: '',
  };
  const toSee = reasonsToSee(fields, knowledge);
  const draft: Draft = {
    visitId: row.id,
    version: row.version,
    savedAt: row.updatedAt,
    timeZone: clinic.timeZone,
    on,
    author: snapshot.author,
    isMine: row.authorId === ctx.actor.userId,
    patient,
    fields,
    note: composed,
    plan,
    planRefused,
    fingerprint: standing({ assessment, since }),
    // The hash of all that would be signed, number and instant apart: what is signed is what was seen.
    seenHash: seal(snapshot).sha256,
    ...staleness(ctx, { seen: readSeen(row.seen), assessment, since, note: composed, fields, chart, on, changes: rows.changes }),
    flags,
    unasked: unasked.map(({ question, short, state, isListed }) => ({ question, short, state, isListed })),
    askOrSayWhy,
    missing: missingFor(visit, { askOrSayWhy, options: reading.options, note: composed, plan, planRefused, flags, toSee, knowledge }),
    stays: composed.sections.flatMap(({ segments }) => segments.flatMap(({ id, stale }) => (mustStay(id) && !stale ? [id] : []))),
    noPlan: (visit.noPlan ?? []).map((refused) => ({ option: refused.option, words: noPlanMade(refused, visit, assessment.options) })),
    mustSayWhy: mustSayWhy(chosen, { visit, plan, knowledge }),
    reasonsToSee: toSee,
    reviewed: knowledge.options.every(({ review }) => review.status === 'reviewed'),
    options: reading.options.map((option) => {
      const { id, title, status } = option;
      const content = knowledge.options.find((one) => one.id === id);
      return { id, title, status, ruledOut: whoRulesOut(seeOption(option), knowledge), planned: ['dose-reduction', 'bupropion-switch', 'bupropion-augmentation', 'other-switch'].includes(id), discussionPoints: content?.discussionPoints ?? [] };
    }),
    doses: doseCells(snapshot),
    readBack: readBack({ patient, plan, note: composed, tasks, against: chosen.map((option) => ({ title: option.title, lines: objectionsFor(option, planOf(option.id, { visit, plan })).map((reason) => objectionInWords(reason, reading.facts)) })), knowledge, flags, unasked, late: since?.late ?? [] }),
    tasks: tasks.map(({ kind, what, on: due, role }) => ({ kind, what, on: due, role })),
    risks: risksOf(rows, ctx.actor),
    proof: proofOf(ctx.actor),
    amends: rows.amended === null ? null : { number: rows.amended.number, version: rows.amended.version, why: row.amendsWhy ?? '' },
    sharePercent: last === null ? null : sharePercent(composed, last.note),
  };
  return { draft, snapshot, tasks };
}

/** A visit with why what is chosen without a plan of its own has none that could be proposed. */
function withoutPlan(visit: Visit, options: readonly Option[], of: Parameters<typeof whyNoPlan>[1]): Visit {
  const chosen = options.filter(({ id }) => visit.decision?.kind === 'options' && visit.decision.options.includes(id) && visit.plan?.option !== id);
  const noPlan = chosen.flatMap((option) => whyNoPlan(option, of) ?? []).map(({ option, refusal, waits, way }) => ({ option, why: refusal.message, waits, way }));
  return noPlan.length === 0 ? visit : { ...visit, noPlan };
}

/** A note that was changed by hand is shown to nobody, so it tells nothing. */
function openWhole(row: SignedNoteRow): Snapshot[] {
  try {
    return [openSnapshot(row)];
  } catch {
    return [];
  }
}

export const patientOf = (id: string, row: LoadedChart['row'], on: LocalDate): NotePatient => ({
  id,
  displayName: displayName(row.familyName, row.givenName),
  family: row.familyName,
  given: row.givenName,
  birthOn: row.birthOn,
  birthText: row.birthText,
  age: row.birthOn === null ? null : ageOn(row.birthOn, on),
  sex: row.sex,
  identifiers: shownNumbers(row.identifiers ?? []).map(({ label, value }) => ({ label, value })),
});

/** Why the patient might be taken for another: only then are initials and year of birth asked for. */
function risksOf({ likeNamed, risk }: DraftRows, { clinic }: ServiceContext['actor']): string[] {
  // All sessions and devices of the account count, and a window that stands open on a changed chart reads it again.
  const whose = clinic.demo ? 'this demo account, which others may use as well,' : 'your account';
  return [
    ...(risk.others > 0 ? [`In the last ${OTHER_CHART_MINUTES} minutes ${whose} had ${risk.others === 1 ? 'another chart' : `${risk.others} other charts`} open.`] : []),
    ...(likeNamed.length > 0 ? ['Another patient of the clinic has a like name.'] : []),
    ...(risk.idleMinutes !== null && risk.idleMinutes > IDLE_MINUTES ? [`For ${risk.idleMinutes} minutes ${whose} did nothing on this chart.`] : []),
  ];
}
