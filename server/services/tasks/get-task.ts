import { z } from 'zod';
import { withClinic } from '@/db/client';
import { loadChart } from '@/db/queries/chart/load-chart';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { getLastHandover } from '@/db/queries/tasks/care-team';
import { listCareTeam } from '@/db/queries/tasks/decision-tasks';
import { listQuestionsOf } from '@/db/queries/tasks/hand-backs';
import { getTask as getRow, listContacts, listTrace } from '@/db/queries/tasks/task-acts';
import { recordAudit } from '@/server/audit/record-audit';
import { nextAttemptOn } from '@/server/clinical/follow-up/next-attempt';
import { noAllergyIn } from '@/server/clinical/words/allergies';
import { parseLocalDate } from '@/server/clinical/model/local-date';
import type { TaskDetail } from '@/server/contracts/worklist';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn, timeIn } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { crisisOfContent } from '../clinic-settings/crisis-words';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { openDanger } from './open-danger';
import { toQuestionRow } from './question-rows';
import { personOf, readRowScene, toTaskRow } from './rows';
import { readRunningPlan } from './running-plan';

const MOST = 20;

const wordsOfContent = z.object({
  withdrawalVsRelapse: z.array(z.object({ feature: z.string(), withdrawal: z.string(), relapse: z.string() })),
  criteria: z.object({ hold: z.array(z.string()), slow: z.array(z.string()), stepBack: z.array(z.string()), stopAndReview: z.array(z.string()) }),
});

/** Everything that is on the screen while somebody calls: the number, the plan and its windows, what speaks for which, what was said before. */
export async function getTask(ctx: ServiceContext, { patientId, taskId }: { readonly patientId: string; readonly taskId: string }): Promise<TaskDetail> {
  try {
    authorise(ctx.actor, 'task:work');
    const on = clinicDay(ctx);
    const { id: clinicId, timeZone, country } = ctx.actor.clinic;
    const at = (instant: Date) => ({ on: dayIn(timeZone, instant), at: timeIn(timeZone, instant) });
    return await withClinic(acting(ctx), async (db) => {
      const of = { clinicId, patientId };
      const task = await getRow(db, { clinicId, taskId });
      const loaded = await loadChart(db, { ...of, on });
      if (task?.patientId !== patientId || loaded === null) throw new AppError('not-found');
      const settings = await readClinicSettings(db, clinicId);
      const scene = await readRowScene(db, ctx, { on, tasks: [task] });
      const prescriber = (await listCareTeam(db, of)).find(({ role }) => role === 'prescriber')?.userId ?? null;
      const contacts = await listContacts(db, { ...of, limit: MOST });
      const trace = await listTrace(db, { clinicId, taskId });
      const questions = await listQuestionsOf(db, { ...of, limit: MOST });
      const handover = await getLastHandover(db, of);
      const plan = await readRunningPlan(db, { ...of, on });
      const { withdrawalVsRelapse: signs, criteria } = wordsOfContent.parse(loadKnowledge().tapering.content);
      const { emergency, line, name, wording } = settings.crisis ?? crisisOfContent(country);
      await recordAudit(db, auditor(ctx), { event: 'task.read', objectKind: 'task', objectId: taskId, patientId });
      return {
        task: toTaskRow(task, scene),
        phone: loaded.row.phone,
        email: loaded.row.email,
        allergies: loaded.chart.allergies.map(({ text, reaction }) => (reaction === null ? text : `${text} (${reaction})`)),
        noAllergy: noAllergyIn(loaded.chart.confirmations, loaded.chart.received.allergies).words,
        danger: await openDanger(db, { ...of, chart: loaded.chart, on }),
        plan,
        signs,
        criteria: [
          { title: 'Hold the step', lines: criteria.hold },
          { title: 'Go slower', lines: criteria.slow },
          { title: 'Step back', lines: criteria.stepBack },
          { title: 'Stop and have it looked at', lines: criteria.stopAndReview },
        ],
        help: { emergency, line, name, wording },
        handover: handover === null ? null : { line: handover.line, by: handover.by, at: at(new Date(handover.atMs)) },
        prescriber: personOf(scene, prescriber),
        contacts: contacts.map(({ id, outcome, on: day, atMs, by, answers, words, nextOn }) => ({ id, outcome, on: day, at: timeIn(timeZone, new Date(atMs)), by, answers: { ...answers }, words, nextOn })),
        trace: trace.map(({ what, from, to, why, by, at: instant }) => ({ what, from: from === null ? null : parseLocalDate(from), to: to === null ? null : parseLocalDate(to), why, by, at: at(instant) })),
        questions: questions.map((question) => toQuestionRow(question, scene, ctx)),
        rule: { attempts: settings.attemptsBeforeLetter, nextOn: nextAttemptOn('no-answer', on) },
      };
    });
  } catch (error) {
    await recordRefusal(ctx, { event: 'task.read', objectKind: 'task', patientId }, error);
    throw error;
  }
}
