import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { listAlertRows, listCovers, listToRead, listUnsigned } from '@/db/queries/tasks/beside-tasks';
import { listFollowed, listHandovers } from '@/db/queries/tasks/care-team';
import { listOpenQuestions, listOwnQuestions } from '@/db/queries/tasks/hand-backs';
import { countTasks, firstDue, listClosed, pageTasks, wakeTasks } from '@/db/queries/tasks/worklist';
import type { StoredTaskRow } from '@/db/queries/tasks/worklist';
import { recordAudit } from '@/server/audit/record-audit';
import { addDays, daysBetween } from '@/server/clinical/model/local-date';
import type { LocalDate } from '@/server/clinical/model/local-date';
import { TASK_SECTIONS } from '@/server/contracts/worklist';
import type { getWorklistInput, MoreTasks, moreTasksInput, Worklist } from '@/server/contracts/worklist';
import { dayIn, now, timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { toAlertRow } from './alert-rows';
import { filterOf, minesOf } from './list-filter';
import { toQuestionRow } from './question-rows';
import { personOf, readRowScene, summaryOf, toTaskRow } from './rows';
import { readCursor, windowOf, writeCursor } from './sections';

/** Counted no further than this; a list of more is no work for today. */
const MOST_COUNTED = 100;
const MOST_BESIDE = 100;
/** How far back a report that nobody opened counts as one to read. */
const RECENT_DAYS = 28;
/** How long a handover stands on the list of whoever took over; in the patient's contact it stays. */
const HANDED_OVER_MS = 7 * 86_400_000;
const MOST_HANDOVERS = 20;

type Input = z.output<typeof getWorklistInput>;

const nextOf = (rows: readonly StoredTaskRow[], limit: number): string | null => {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : writeCursor(last);
};

/** The day's work of a coordinator or prescriber: red-flag answers, tasks by risk and lateness, questions, unsigned notes, reports to read. */
export async function getWorklist(ctx: ServiceContext, input: Input): Promise<Worklist> {
  try {
    authorise(ctx.actor, 'task:work');
    const { userId, name } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const on = clinicDay(ctx);
    const { timeZone } = ctx.actor.clinic;
    return await withClinic(acting(ctx), async (db) => {
      const read = await readAll(db, ctx, { input, on, userId });
      const tasks = [...read.sections.flatMap(({ rows }) => rows), ...read.done];
      const beside = [...read.alerts, ...read.questions, ...read.unsigned, ...read.toRead, ...read.followed, ...read.handovers].map(({ patientId }) => patientId);
      const scene = await readRowScene(db, ctx, { on, tasks, patientIds: beside });
      await recordAudit(db, auditor(ctx), { event: 'worklist.read', objectKind: 'worklist', details: { tasks: tasks.length, patients: scene.around.size } });
      const person = (id: string) => personOf(scene, id) ?? { id, name: '' };
      return {
        on,
        at: timeIn(timeZone, now()),
        me: { id: userId, name },
        people: scene.people.map(({ id, name: called, roles }) => ({ id, name: called, roles: [...roles] })),
        covering: read.covers.filter(({ coveringId, fromOn }) => coveringId === userId && fromOn <= on).map((cover) => ({ ...person(cover.absentId), coverId: cover.id, until: cover.toOn })),
        absences: read.covers.map((cover) => ({ coverId: cover.id, absent: person(cover.absentId), covering: person(cover.coveringId), from: cover.fromOn, until: cover.toOn })),
        alerts: read.alerts.map((alert) => toAlertRow(alert, scene, ctx)),
        sections: read.sections.map(({ id, rows, count }) => ({ id, rows: rows.map((task) => toTaskRow(task, scene)), next: nextOf(rows, input.limit), count })),
        nextDueOn: read.nextDueOn,
        handovers: read.handovers.map((row) => ({ patients: row.patients, patient: summaryOf(scene, row.patientId), from: row.from, by: row.by, line: row.line, at: { on: dayIn(timeZone, new Date(row.atMs)), at: timeIn(timeZone, new Date(row.atMs)) } })),
        done: read.done.map((task) => toTaskRow(task, scene)),
        followed: read.followed.map(({ patientId }) => ({ id: patientId, displayName: summaryOf(scene, patientId).displayName })),
        questions: read.questions.map((question) => toQuestionRow(question, scene, ctx)),
        unsigned: read.unsigned.map((row) => ({ visitId: row.visitId, patient: summaryOf(scene, row.patientId), author: row.author, isMine: row.authorId === userId, kind: row.kind, on: row.on, daysOld: daysBetween(row.on, on) })),
        toRead: read.toRead.map((row) => ({ patient: summaryOf(scene, row.patientId), reports: row.reports, since: row.since, daysWaiting: daysBetween(row.since, on) })),
      };
    });
  } catch (error) {
    await recordRefusal(ctx, { event: 'worklist.read', objectKind: 'worklist', patientId: null }, error);
    throw error;
  }
}

async function readAll(db: Db, ctx: ServiceContext, { input, on, userId }: { readonly input: Input; readonly on: LocalDate; readonly userId: string }) {
  const { id: clinicId, timeZone } = ctx.actor.clinic;
  await wakeTasks(db, { clinicId, on });
  const covers = await listCovers(db, { clinicId, on });
  const mines = minesOf(userId, covers, on);
  const filter = filterOf(ctx, input, mines);
  const sections: { id: (typeof TASK_SECTIONS)[number]; rows: readonly StoredTaskRow[]; count: { n: number; more: boolean } }[] = [];
  for (const id of TASK_SECTIONS) {
    const where = { ...filter, ...windowOf(id, on) };
    const rows = await pageTasks(db, where, { after: null, limit: input.limit });
    const n = rows.length < input.limit ? rows.length : await countTasks(db, where, MOST_COUNTED);
    sections.push({ id, rows, count: { n: Math.min(n, MOST_COUNTED - 1), more: n >= MOST_COUNTED } });
  }
  const mayAnswer = ctx.actor.roles.includes('prescriber');
  const [asked, own] = [mayAnswer ? await listOpenQuestions(db, { clinicId, to: mines, limit: MOST_BESIDE }) : [], await listOwnQuestions(db, { clinicId, userId, limit: MOST_BESIDE })];
  const isEmpty = (part: (typeof TASK_SECTIONS)[number]): boolean => sections.every(({ id, rows }) => id !== part || rows.length === 0);
  return {
    covers,
    sections,
    nextDueOn: isEmpty('today') || isEmpty('next') ? await firstDue(db, { ...filter, state: 'open', from: addDays(on, 1), to: null }) : null,
    done: await listClosed(db, filter, { on, limit: MOST_BESIDE }),
    handovers: await listHandovers(db, { clinicId, userId, since: new Date(now().getTime() - HANDED_OVER_MS), timeZone, limit: MOST_HANDOVERS }),
    followed: await listFollowed(db, { clinicId, userId, limit: MOST_BESIDE }),
    questions: [...asked, ...own.filter(({ id }) => !asked.some((question) => question.id === id))],
    alerts: await listAlertRows(db, { clinicId, limit: MOST_BESIDE }),
    unsigned: await listUnsigned(db, { clinicId, limit: MOST_BESIDE }),
    toRead: await listToRead(db, { clinicId, from: addDays(on, -RECENT_DAYS), timeZone, limit: MOST_BESIDE }),
  };
}

/** The next page of one part of the list. */
export async function moreTasks(ctx: ServiceContext, input: z.output<typeof moreTasksInput>): Promise<MoreTasks> {
  try {
    authorise(ctx.actor, 'task:work');
    const { userId, clinic } = ctx.actor;
    if (userId === null) throw new AppError('not-allowed');
    const on = clinicDay(ctx);
    const after = readCursor(input.cursor);
    if (after === null && (input.cursor ?? '') !== '') throw new AppError('invalid-input', { fields: { cursor: 'This is no place in the list.' } });
    return await withClinic(acting(ctx), async (db) => {
      const mines = minesOf(userId, await listCovers(db, { clinicId: clinic.id, on }), on);
      const rows = await pageTasks(db, { ...filterOf(ctx, input, mines), ...windowOf(input.section, on) }, { after, limit: input.limit });
      const scene = await readRowScene(db, ctx, { on, tasks: rows });
      await recordAudit(db, auditor(ctx), { event: 'worklist.read', objectKind: 'worklist', details: { section: input.section, tasks: rows.length } });
      return { rows: rows.map((task) => toTaskRow(task, scene)), next: nextOf(rows, input.limit) };
    });
  } catch (error) {
    await recordRefusal(ctx, { event: 'worklist.read', objectKind: 'worklist', patientId: null }, error);
    throw error;
  }
}
