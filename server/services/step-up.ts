import { withClinic } from '@/db/client';
import { passwordHashOf } from '@/db/queries/accounts/people';
import { passwordIs } from '@/server/auth/step-up';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { acting } from './context';
import type { ServiceContext } from './context';

/** Minutes after signing in during which no password is asked for again. */
const FRESH_MINUTES = 10;

export const needsPassword = ({ actor: { signedInAt } }: ServiceContext): boolean =>
  signedInAt === undefined || signedInAt === null || now().getTime() - signedInAt.getTime() > FRESH_MINUTES * 60_000;

/** The password of a person whose session began long ago; asked before anything else, outside the act's transaction. */
export async function stepUp(ctx: ServiceContext, password: string | null, what = 'Nothing was signed.'): Promise<void> {
  const { userId, email } = ctx.actor;
  if (userId === null) throw new AppError('not-allowed');
  if (!needsPassword(ctx)) return;
  if (password === null || password === '') throw new AppError('needs-password');
  const hash = await withClinic(acting(ctx), (db) => passwordHashOf(db, userId));
  if (!(await passwordIs({ email: email ?? '', password, hash }))) throw new AppError('needs-password', { sentence: `The password is not right. ${what}` });
}
