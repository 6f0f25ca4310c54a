import { withClinic } from '@/db/client';
import { wakeTasks } from '@/db/queries/tasks/worklist';
import { dayIn } from '@/server/platform/clock';

/** Tasks that wait come back on their day in the clinic's zone, whether or not anybody looks; open pages hear of it. @returns how many did */
export const wakeDue = (clinic: { readonly id: string; readonly timeZone: string }, at: Date): Promise<number> =>
  withClinic({ clinicId: clinic.id, userId: null }, (db) => wakeTasks(db, { clinicId: clinic.id, on: dayIn(clinic.timeZone, at) }));
