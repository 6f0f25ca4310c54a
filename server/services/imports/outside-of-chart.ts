import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { listCandidates } from '@/db/queries/patients/list-patients';
import { hiddenIds } from '@/db/queries/patients/restrictions';
import { openTaskOf } from '@/db/queries/record/corrections';
import { listCareTeam } from '@/db/queries/tasks/decision-tasks';
import { insertManualTask } from '@/db/queries/tasks/task-acts';
import { AppError } from '@/server/platform/errors';
import { clinicDay } from '../context';
import type { ServiceContext } from '../context';
import type { Person } from './describe-person';
import { matchPatient, NOT_ONE_CHART } from './match-patient';

type Asked = Parameters<typeof listCandidates>[1];

/** A document of somebody whose chart is restricted, brought by a person outside of it. Whoever brought it hears what is said of two charts that agree. */
export class OutsideOfChart extends AppError {
  constructor(readonly patientId: string | null) {
    super('document-refused', { sentence: NOT_ONE_CHART });
  }
}

const NO_RISK = 5;
const everybody = (ctx: ServiceContext) => ({ clinicId: ctx.actor.clinic.id, userId: null });

/** Refuses a document that belongs to a chart which the person may not open: a second chart would split a history, and nobody would know. */
export async function refuseOutside(db: Db, ctx: ServiceContext, person: Person, asked: Asked): Promise<void> {
  const hidden = await hiddenIds(db);
  if (hidden.size === 0) return;
  const all = await withClinic(everybody(ctx), (own) => listCandidates(own, asked), { readOnly: true });
  const match = matchPatient(person, all, null);
  if (match.kind === 'refused') throw new OutsideOfChart(null);
  if (match.kind === 'join' && hidden.has(match.patientId)) throw new OutsideOfChart(match.patientId);
}

/** The care team hears that there is a document, once, and asks whoever has it. */
export async function tellCareTeam(ctx: ServiceContext, { patientId }: OutsideOfChart, documentSha256: string): Promise<void> {
  const { clinic, userId, name } = ctx.actor;
  if (patientId === null) return;
  await withClinic(everybody(ctx), async (db) => {
    const own = { clinicId: clinic.id, patientId };
    const key = `document:${documentSha256}`;
    if ((await openTaskOf(db, own, key)) !== null) return;
    const owner = (await listCareTeam(db, own)).find(({ role }) => role === 'prescriber')?.userId ?? null;
    const what = `A document about this patient waits with ${name}, who may not open the chart: import it here`;
    await insertManualTask(db, { ...own, key, what, act: 'review', dueOn: clinicDay(ctx), role: 'prescriber', assigneeId: owner, risk: NO_RISK }, { byId: userId, byName: name });
  });
}
