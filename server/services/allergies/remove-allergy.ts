import type { z } from 'zod';
import type { removeAllergyInput } from '@/server/contracts/allergy';
import type { Workspace } from '@/server/contracts/workspace';
import type { ServiceContext } from '../context';
import { removeFact } from '../remove-fact';

/** An allergy that was entered by mistake. */
export const removeAllergy = (ctx: ServiceContext, { allergyId, ...input }: z.output<typeof removeAllergyInput>): Promise<Workspace> =>
  removeFact(ctx, { ...input, factId: allergyId }, { kind: 'allergy', event: 'allergy.removed', needs: 'history:enter' });
