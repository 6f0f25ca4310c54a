import { z } from 'zod';
import { WAITING_KINDS } from './chart';
import { daySchema, factIdInput, optionalTextInput, patientAct } from './fields';

/** A record of the trust inbox with what can be done about it. */
export const inboxItemSchema = z.object({
  /** As in `chart.waiting`. */
  id: z.string(),
  kind: z.enum(WAITING_KINDS),
  text: z.string(),
  why: z.string(),
  /** Resource it came in, such as `Observation/77`. */
  resource: z.string().nullable(),
  /** What the record says, word for word. */
  original: z.array(z.object({ label: z.string(), value: z.string() })),
  /** Day the record is about. */
  statedOn: daySchema.nullable(),
  receivedOn: daySchema,
  choices: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      /** `fact` makes the fact that the label names; `not-relevant` leaves the record out. */
      does: z.enum(['fact', 'not-relevant']),
    }),
  ),
});
export type InboxItem = z.output<typeof inboxItemSchema>;

export const resolveInboxInput = z.object({
  ...patientAct,
  itemId: factIdInput('inbox'),
  choice: z.string().min(1).max(100),
  note: optionalTextInput(500),
});
