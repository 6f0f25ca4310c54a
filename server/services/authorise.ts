import { mayDo } from '@/server/auth/rights';
import type { Act } from '@/server/auth/rights';
import type { Actor } from '@/server/auth/actor';
import { AppError } from '@/server/platform/errors';

/** Refuses an act that none of the person's roles allows. Called by every use case, since there is more than one door. */
export function authorise(actor: Actor, act: Act): void {
  if (!mayDo(actor.roles, act)) throw new AppError('not-allowed');
}
