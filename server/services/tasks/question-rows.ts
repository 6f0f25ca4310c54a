import type { HandBackRow } from '@/db/queries/tasks/hand-backs';
import type { QuestionRow } from '@/server/contracts/worklist';
import { dayIn, timeIn } from '@/server/platform/clock';
import type { ServiceContext } from '../context';
import { personOf, summaryOf } from './rows';
import type { RowScene } from './rows';

export function toQuestionRow(row: HandBackRow, scene: RowScene, ctx: ServiceContext): QuestionRow {
  const { timeZone } = ctx.actor.clinic;
  const at = (ms: number) => ({ on: dayIn(timeZone, new Date(ms)), at: timeIn(timeZone, new Date(ms)) });
  return {
    id: row.id,
    patient: summaryOf(scene, row.patientId),
    question: row.question,
    story: [...row.story],
    askedBy: row.askedBy,
    asked: at(row.askedMs),
    to: personOf(scene, row.toId),
    answer: row.answer === null || row.answeredMs === null ? null : { text: row.answer, by: row.answeredBy ?? '', at: at(row.answeredMs) },
    taskId: row.taskId,
  };
}
