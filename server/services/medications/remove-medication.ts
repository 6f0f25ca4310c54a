import type { z } from 'zod';
import type { removeMedicationInput } from '@/server/contracts/medication';
import type { Workspace } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';
import { removeFact } from '../remove-fact';

/** A medicine that was entered by mistake. One that was taken and ended is stopped instead. */
export const removeMedication = (ctx: ServiceContext, { episodeId, ...input }: z.output<typeof removeMedicationInput>): Promise<Workspace> =>
  removeFact(ctx, { ...input, factId: episodeId }, { kind: 'medication', event: 'medication.removed', needs: 'medication:change' });
