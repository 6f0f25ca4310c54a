import type { AlertTaskRow } from '@/db/queries/tasks/beside-tasks';
import type { AlertRow } from '@/server/contracts/worklist';
import { loadKnowledge } from '@/server/knowledge/load';
import { dayIn, now, timeIn } from '@/server/platform/clock';
import type { ServiceContext } from '../context';
import { toldAnswer } from '../report-requests/told-answer';
import { summaryOf } from './rows';
import type { RowScene } from './rows';

const MINUTE_MS = 60_000;

/** A red-flag answer that waits for a prescriber, with the time that is left for contact. */
export function toAlertRow(alert: AlertTaskRow, scene: RowScene, ctx: ServiceContext): AlertRow {
  const { timeZone } = ctx.actor.clinic;
  const at = (instant: Date) => ({ on: dayIn(timeZone, instant), at: timeIn(timeZone, instant) });
  const { told } = alert;
  return {
    alertId: alert.alertId,
    patient: summaryOf(scene, alert.patientId),
    title: loadKnowledge().flags.find(({ id }) => id === alert.flag)?.title ?? alert.flag,
    answer: toldAnswer(alert.answers),
    level: alert.level,
    raised: at(alert.raisedAt),
    due: alert.dueAt === null ? null : at(alert.dueAt),
    minutesLeft: alert.dueAt === null ? null : Math.floor((alert.dueAt.getTime() - now().getTime()) / MINUTE_MS),
    taskId: alert.taskId,
    lastContact: alert.contact,
    onCall: { contacts: scene.contacts, told: told === null ? null : { turn: scene.contacts === 0 ? told.place : ((told.place - 1) % scene.contacts) + 1, state: told.state, at: at(new Date(told.atMs)) } },
  };
}
