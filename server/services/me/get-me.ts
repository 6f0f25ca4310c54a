import { isRole } from '@/server/auth/rights';
import type { Me } from '@/server/contracts/me';
import { clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { rightsOf } from '../workspace/rights-of';

/** Who is signed in, where, and what that allows. */
export const getMe = (ctx: ServiceContext): Me => ({
  user: { id: ctx.actor.userId ?? '', name: ctx.actor.name, email: ctx.actor.email ?? '' },
  clinic: { ...ctx.actor.clinic },
  roles: ctx.actor.roles.filter(isRole),
  rights: rightsOf(ctx.actor),
  on: clinicDay(ctx),
});
