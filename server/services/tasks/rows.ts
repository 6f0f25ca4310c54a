import type { Db } from '@/db/client';
import { listAround, listNotesOf } from '@/db/queries/tasks/worklist';
import type { RowAround, StoredTaskRow } from '@/db/queries/tasks/worklist';
import { listClinicians } from '@/db/queries/tasks/beside-tasks';
import type { ClinicPerson } from '@/db/queries/tasks/beside-tasks';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { nextStepOf } from '@/server/clinical/follow-up/next-attempt';
import { daysBetween } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import type { PatientSummary } from '@/server/contracts/patient';
import type { TaskRow } from '@/server/contracts/worklist';
import { AppError } from '@/server/platform/errors';
import type { ServiceContext } from '../context';
import { likeness } from '../patients/likeness';
import { displayName, summarisePatient } from '../patients/summarise-patient';

/** Everything that rows are made of, read once for a page. */
export type RowScene = {
  readonly on: LocalDate;
  readonly people: readonly ClinicPerson[];
  readonly rule: number;
  /** On-call contacts of the clinic. */
  readonly contacts: number;
  readonly around: ReadonlyMap<string, RowAround>;
  readonly alike: ReadonlyMap<string, readonly string[]>;
  readonly notes: ReadonlyMap<string, { readonly visitId: string; readonly number: string; readonly on: LocalDate }>;
};

/** Reads what stands beside these tasks and patients: four statements, whatever their number. */
export async function readRowScene(db: Db, ctx: ServiceContext, of: { readonly on: LocalDate; readonly tasks: readonly StoredTaskRow[]; readonly patientIds?: readonly string[] }): Promise<RowScene> {
  const { clinic, userId } = ctx.actor;
  const patientIds = [...new Set([...of.tasks.map(({ patientId }) => patientId), ...(of.patientIds ?? [])])];
  const around = await listAround(db, { clinicId: clinic.id, userId, on: of.on, timeZone: clinic.timeZone, patientIds });
  const noteIds = [...new Set(of.tasks.flatMap(({ noteId }) => noteId ?? []))];
  const notes = await listNotesOf(db, { clinicId: clinic.id, noteIds });
  const settings = await readClinicSettings(db, clinic.id);
  return {
    on: of.on,
    people: await listClinicians(db, { clinicId: clinic.id }),
    rule: settings.attemptsBeforeLetter,
    contacts: settings.onCall.length,
    around: new Map(around.map((row) => [row.id, row])),
    alike: lookAlikesAmong(around),
    notes: new Map(notes.map((note) => [note.id, note])),
  };
}

/** Who on one page could be taken for whom, by id. */
function lookAlikesAmong(rows: readonly RowAround[]): Map<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (id: string, other: RowAround): void => { found.set(id, [...(found.get(id) ?? []), displayName(other.familyName, other.givenName)]); };
  rows.forEach((one, place) => {
    for (const other of rows.slice(place + 1)) {
      if (likeness(one, other) === null) continue;
      add(one.id, other);
      add(other.id, one);
    }
  });
  return found;
}

export function aroundOf(scene: RowScene, patientId: string): RowAround {
  const around = scene.around.get(patientId);
  if (around === undefined) throw new AppError('not-found');
  return around;
}

export const summaryOf = (scene: RowScene, patientId: string): PatientSummary => summarisePatient(aroundOf(scene, patientId), scene.on);

export function personOf(scene: RowScene, id: string | null): { readonly id: string; readonly name: string } | null {
  if (id === null) return null;
  return { id, name: scene.people.find((person) => person.id === id)?.name ?? 'Somebody who left the clinic' };
}

export function toTaskRow(task: StoredTaskRow, scene: RowScene): TaskRow {
  const around = aroundOf(scene, task.patientId);
  const note = task.noteId === null ? undefined : scene.notes.get(task.noteId);
  const { id, version, source, kind, act, what, dueOn, untilOn, actOn, risk, status, reason, closedBy, role, attempts, unreached } = task;
  return {
    id, version, source, kind, act, what, dueOn, untilOn, actOn, risk, status, reason, closedBy, role, attempts, unreached,
    patient: summarisePatient(around, scene.on),
    covers: task.covers.map((item) => item.what),
    daysLate: daysBetween(dueOn, scene.on),
    assignee: personOf(scene, task.assigneeId),
    lastContact: around.lastContact,
    nextStep: nextStepOf({ attempts, last: around.lastContact?.outcome ?? null, rule: scene.rule }),
    request: around.request,
    medicines: around.medicines.map((medicine) => ({ ...medicine })),
    note: note === undefined ? null : { visitId: note.visitId, number: note.number, option: task.option, step: task.planStep, day: daysBetween(note.on, scene.on) },
    isFollowed: around.isFollowed,
    likeNamed: [...(scene.alike.get(task.patientId) ?? [])],
  };
}
