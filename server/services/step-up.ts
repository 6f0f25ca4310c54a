import { withClinic } from '@/db/client';
import { passwordHashOf } from '@/db/queries/accounts/people';
import { confirmSession } from '@/db/queries/accounts/second-factor';
import { showsFactor } from '@/server/auth/second-factor';
import type { Actor } from '@/server/auth/actor';
import { passwordIs } from '@/server/auth/step-up';
import type { Proof } from '@/server/contracts/proof';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { acting } from './context';
import type { ServiceContext } from './context';

/** Minutes after signing in, or showing it again, during which nothing is asked for. */
const FRESH_MINUTES = 10;

const isFresh = ({ signedInAt }: Actor): boolean => signedInAt !== undefined && signedInAt !== null && now().getTime() - signedInAt.getTime() <= FRESH_MINUTES * 60_000;

/** How a person shows who they are, and whether an act asks for it now. */
export const proofOf = (actor: Actor): Proof => ({ wanted: !isFresh(actor), by: actor.hasSecondFactor === true ? 'code' : 'password', passkey: actor.hasPasskey === true });

/** Whether the proof is right. Tries are counted; a code is used up by it. */
export async function isProof(ctx: ServiceContext, kind: 'password' | 'code', proof: string): Promise<boolean> {
  const { userId, email } = ctx.actor;
  if (userId === null) throw new AppError('not-allowed');
  if (kind === 'code') return (await showsFactor(userId, proof)) !== null;
  const hash = await withClinic(acting(ctx), (db) => passwordHashOf(db, userId));
  return passwordIs({ email: email ?? '', password: proof.normalize('NFC'), hash });
}

/**
 * Asks who acts, where that was last shown long ago; before anything else, outside the act's transaction. What was right counts for the
 * session for the next minutes, since a code works once.
 */
export async function stepUp(ctx: ServiceContext, proof: string | null, what = 'Nothing was signed.'): Promise<void> {
  const { userId, sessionId } = ctx.actor;
  if (userId === null) throw new AppError('not-allowed');
  const { wanted, by } = proofOf(ctx.actor);
  if (!wanted) return;
  const code = by === 'code' ? 'needs-code' : 'needs-password';
  if (proof === null || proof === '') throw new AppError(code);
  if (!(await isProof(ctx, by, proof))) {
    throw new AppError(code, { sentence: by === 'code' ? `This code does not count: it is wrong, out of its half minute, or was used. ${what}` : `The password is not right. ${what}` });
  }
  if (sessionId !== undefined) await withClinic(acting(ctx), (db) => confirmSession(db, sessionId));
}
