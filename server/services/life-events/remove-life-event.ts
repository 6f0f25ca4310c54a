import type { z } from 'zod';
import type { removeLifeEventInput } from '@/server/contracts/life-event';
import type { Workspace } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';
import { removeFact } from '../remove-fact';

/** An event that was entered by mistake. */
export const removeLifeEvent = (ctx: ServiceContext, { eventId, ...input }: z.output<typeof removeLifeEventInput>): Promise<Workspace> =>
  removeFact(ctx, { ...input, factId: eventId }, { kind: 'event', event: 'life-event.removed', needs: 'history:enter' });
