import type { z } from 'zod';
import { insertLifeEvents } from '@/db/queries/facts/insert-facts';
import type { createLifeEventInput } from '@/server/contracts/life-event';
import type { Workspace } from '@/server/contracts/workspace';
import { checkOrder, checkPastDay } from '../check-day';
import type { ServiceContext } from '../context';
import { actOnPatient } from '../patient-act';

/** Something that happened in the person's life. */
export const createLifeEvent = (ctx: ServiceContext, input: z.output<typeof createLifeEventInput>): Promise<Workspace> =>
  actOnPatient(ctx, input, {
    needs: 'history:enter',
    event: 'life-event.created',
    objectKind: 'event',
    change: async ({ db, entry, chart, on, provenance }, { title, kind, on: happenedOn, untilOn }) => {
      const days = { birthOn: chart.patient.birthOn, on };
      checkPastDay('on', happenedOn, days);
      checkPastDay('untilOn', untilOn, days);
      checkOrder('untilOn', happenedOn, untilOn);
      const [id] = await insertLifeEvents(db, entry, [{ fact: { id: '', title, kind, on: happenedOn, untilOn, provenance }, importKey: null }]);
      return { objectId: id ?? null };
    },
  });
