import { z } from 'zod';
import { LIFE_EVENT_KINDS } from './chart';
import { dayInput, factIdInput, lineInput, optionalDayInput, patientAct } from './fields';

export const createLifeEventInput = z.object({
  ...patientAct,
  title: lineInput(200),
  kind: z.enum(LIFE_EVENT_KINDS),
  on: dayInput,
  untilOn: optionalDayInput,
});

export const removeLifeEventInput = z.object({ ...patientAct, eventId: factIdInput('event'), reason: lineInput(300) });
