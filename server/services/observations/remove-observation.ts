import type { z } from 'zod';
import type { removeObservationInput } from '@/server/contracts/observation';
import type { Workspace } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';
import { removeFact } from '../remove-fact';

/** A measurement that was entered by mistake. */
export const removeObservation = (ctx: ServiceContext, { observationId, ...input }: z.output<typeof removeObservationInput>): Promise<Workspace> =>
  removeFact(ctx, { ...input, factId: observationId }, { kind: 'observation', event: 'observation.removed', needs: 'history:enter' });
