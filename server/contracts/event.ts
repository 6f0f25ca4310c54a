import { z } from 'zod';

/** What a change may be about. */
export const CHANGE_KINDS = ['task', 'report', 'alert', 'request', 'question', 'visit'] as const;

/** Something of this kind changed about this patient: what it is, is read from the server. Holds no clinical data. */
export const changeEventSchema = z.object({ kind: z.enum(CHANGE_KINDS), patientId: z.uuid() });
export type ChangeEvent = z.output<typeof changeEventSchema>;
