import type { Db } from '@/db/client';
import type { ChartRow, InboxColumns } from '@/db/queries/chart/chart-columns';
import { loadChart } from '@/db/queries/chart/load-chart';
import type { LoadedChart } from '@/db/queries/chart/load-chart';
import { listFlagAnswers } from '@/db/queries/visits/around-signing';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import { pastTrials } from '@/server/clinical/story/past-trials';
import { newestPressure } from '@/server/clinical/words/pressure';
import { ageOn, localDate } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { InboxItem } from '@/server/contracts/inbox';
import type { LikeNamed, PatientIdentity } from '@/server/contracts/patient';
import type { Workspace } from '@/server/contracts/workspace';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn, now, timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { choiceFaces } from '../inbox-choices';
import { findLikeNamed } from '../patients/find-like-named';
import { shownNumbers } from '../patients/record-number';
import { displayName } from '../patients/summarise-patient';
import { toldAnswer } from '../report-requests/told-answer';
import { openAlertsOf } from '../today/alerts-of';
import type { AlertOf } from '../today/alerts-of';
import { alertFlags, withAlerts } from '../today/with-alerts';
import { standingAnswers } from '../visits/flag-answers';
import type { ChartWhere } from './open-chart';
import { answersRead } from './answers-read';
import { chartShown } from './chart-shown';
import { readOnlyRightsOf, rightsOf } from './rights-of';
import { noPlanOf } from './no-plan-of';
import { ruledOutOf } from './ruled-out-of';
import { urgentAsksOf } from './urgent-asks';

/** What the transaction brings out; reasoning happens after it, so that no connection waits for it. */
export type WorkspaceRows = { readonly patientId: string; readonly loaded: LoadedChart; readonly likeNamed: LikeNamed[]; readonly answers: readonly FlagAnswerRow[]; readonly alerts: readonly AlertOf[]; readonly on: LocalDate; readonly asKnownOn: LocalDate | null };

/** Reads a patient's chart, identity and look-alikes; refuses with the same words whatever is wrong with the id. */
export async function readWorkspaceRows(db: Db, where: ChartWhere): Promise<WorkspaceRows> {
  const loaded = await loadChart(db, { ...where, on: where.asKnownOn ?? where.on });
  if (loaded === null) throw new AppError('not-found');
  const { row } = loaded;
  const likeNamed = await findLikeNamed(
    db,
    { familyName: row.familyName, givenName: row.givenName, birthOn: row.birthOn, identifiers: row.identifiers ?? [] },
    { clinicId: where.clinicId, exceptId: where.patientId, on: where.on },
  );
  const answers = await listFlagAnswers(db, { clinicId: where.clinicId, patientId: where.patientId, until: where.asKnownOn });
  const alerts = where.asKnownOn === undefined ? await openAlertsOf(db, { clinicId: where.clinicId, patientId: where.patientId, chart: loaded.chart }) : [];
  return { patientId: where.patientId, loaded, likeNamed, answers, alerts, on: where.on, asKnownOn: where.asKnownOn ?? null };
}

/** The whole screen as one value. A chart as it was known is reasoned about on that day, and nobody may change it; nor one that is open in an emergency alone. */
export function toWorkspace(ctx: ServiceContext, { patientId, loaded, likeNamed, answers, alerts, on, asKnownOn }: WorkspaceRows): Workspace {
  const reasonedOn = asKnownOn ?? on;
  const knowledge = loadKnowledge();
  const assessment = assess(loaded.chart, knowledge, reasonedOn);
  const shown = chartShown(loaded.chart, knowledge);
  const waiting = alertFlags(assessment.flags, alerts);
  const flagAnswers = standingAnswers({ flags: [...assessment.flags, ...waiting.filter(({ id }) => !assessment.flags.some((flag) => flag.id === id))] }, answers).map(({ flag, what, by, on: answeredOn, settled }) => ({ flag, what, by, on: localDate(answeredOn), settled }));
  return {
    patient: identity(patientId, loaded.row, on),
    likeNamed,
    mergedWith: (loaded.row.mergedWith ?? []).map(({ familyName, givenName, birthOn, on: mergedOn }) => ({ displayName: displayName(familyName, givenName), birthOn, on: mergedOn })),
    clinic: { ...ctx.actor.clinic },
    on: reasonedOn,
    asKnownOn,
    asOf: now().toISOString(),
    chart: shown,
    bloodPressure: newestPressure(loaded.chart.observations),
    assessment,
    ruledOut: ruledOutOf(assessment, knowledge),
    noPlan: asKnownOn === null ? noPlanOf(assessment, { chart: loaded.chart, knowledge, on, region: ctx.actor.clinic.region }) : [],
    flagAnswers,
    alertFlags: [...waiting],
    openAlerts: alerts.map(({ flag, answers: told, raisedAt }) => ({ flag, answer: toldAnswer(told), raised: { on: dayIn(ctx.actor.clinic.timeZone, raisedAt), at: timeIn(ctx.actor.clinic.timeZone, raisedAt) } })),
    urgentAsks: urgentAsksOf({ ...assessment, flags: withAlerts(assessment.flags, alerts) }, { answers: flagAnswers, alerts, confirmations: shown.confirmations, knowledge }),
    answersRead: answersRead(assessment, loaded.chart, knowledge),
    trials: pastTrials(loaded.chart, knowledge, reasonedOn),
    inbox: inboxItems(loaded.row.inbox),
    rights: asKnownOn === null && !loaded.row.forReadingOnly ? rightsOf(ctx.actor) : readOnlyRightsOf(ctx.actor),
  };
}

const identity = (id: string, row: ChartRow, on: LocalDate): PatientIdentity => ({
  id,
  name: { family: row.familyName, given: row.givenName },
  displayName: displayName(row.familyName, row.givenName),
  birthOn: row.birthOn,
  birthText: row.birthText,
  age: row.birthOn === null ? null : ageOn(row.birthOn, on),
  sex: row.sex,
  identifiers: shownNumbers(row.identifiers ?? []),
  contact: { phone: row.phone, email: row.email, address: row.address },
  demo: row.demo,
  version: row.version,
});

function inboxItems([ids, kinds, whats, whys, resources, originals, statedOns, receivedOns, choices]: InboxColumns): InboxItem[] {
  return (ids ?? []).flatMap((id, index): InboxItem[] => {
    const kind = kinds?.[index];
    const receivedOn = receivedOns?.[index];
    if (kind === undefined || receivedOn === undefined) return [];
    return [
      {
        id: `inbox:${id}`,
        kind,
        text: whats?.[index] ?? '',
        why: whys?.[index] ?? '',
        resource: resources?.[index] ?? null,
        original: (originals?.[index] ?? []).map(({ label, value }) => ({ label, value })),
        statedOn: statedOns?.[index] ?? null,
        receivedOn,
        choices: choiceFaces(choices?.[index]),
      },
    ];
  });
}
