import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { countUse, deletePasskey, findPasskey, insertPasskey, keepChallenge, listPasskeys, renamePasskey, takeChallenge } from '@/db/queries/accounts/passkeys';
import { confirmSession } from '@/db/queries/accounts/second-factor';
import { askToAdd, askToShow, credentialIn, readAdded, readShown } from '@/server/auth/passkey';
import type { AddedKey } from '@/server/auth/passkey';
import type { addPasskeyInput, beginPasskeyInput, Factor, removePasskeyInput, renamePasskeyInput, showPasskeyInput } from '@/server/contracts/second-factor';
import { AppError } from '@/server/platform/errors';
import { acting } from '../context';
import type { ServiceContext } from '../context';
import { stepUp } from '../step-up';
import { onMyAccount } from './my-account';
import type { OnMe } from './my-account';
import { showFactor } from './second-factor';

const NOTHING = 'Nothing was changed.';
type Options = { readonly options: Record<string, unknown> };

/** A question is kept for the session that asked it: an answer from elsewhere finds none. */
function questionOf(ctx: ServiceContext, what: 'add' | 'show'): string {
  const { sessionId } = ctx.actor;
  if (sessionId === undefined) throw new AppError('not-allowed');
  return `passkey-${what}:${sessionId}`;
}

const lateOrOther = (): AppError => new AppError('wrong-passkey');

export function beginMyPasskey(ctx: ServiceContext, { proof }: z.output<typeof beginPasskeyInput>): Promise<Options> {
  const { email, name } = ctx.actor;
  const begin = async ({ db, userId }: OnMe): Promise<Options> => {
    const options = await askToAdd({ userId, email: email ?? '', name }, await listPasskeys(db, userId));
    await keepChallenge(db, questionOf(ctx, 'add'), options.challenge);
    return { options: { ...options } };
  };
  return onMyAccount(ctx, 'passkey.begun', begin, () => stepUp(ctx, proof, NOTHING));
}

export async function addMyPasskey(ctx: ServiceContext, { name, answer }: z.output<typeof addPasskeyInput>): Promise<Factor> {
  let key: AddedKey | null = null;
  const check = async (): Promise<void> => {
    const challenge = await withClinic(acting(ctx), (db) => takeChallenge(db, questionOf(ctx, 'add')));
    key = challenge === null ? null : await readAdded(answer, challenge);
    if (key === null) throw lateOrOther();
  };
  const add = async (me: OnMe): Promise<Factor> => {
    if (key === null || !(await insertPasskey(me.db, { userId: me.userId, name, ...key, transports: [...key.transports] }))) throw new AppError('already-there', { sentence: 'This passkey is known already.' });
    return showFactor(ctx, me);
  };
  return onMyAccount(ctx, 'passkey.added', add, check);
}

export const renameMyPasskey = (ctx: ServiceContext, { passkeyId, name }: z.output<typeof renamePasskeyInput>): Promise<Factor> =>
  onMyAccount(ctx, 'passkey.renamed', async (me) => {
    if (!(await renamePasskey(me.db, { userId: me.userId, passkeyId }, name))) throw new AppError('not-found');
    return showFactor(ctx, me);
  });

export const removeMyPasskey = (ctx: ServiceContext, { passkeyId, proof }: z.output<typeof removePasskeyInput>): Promise<Factor> =>
  onMyAccount(
    ctx,
    'passkey.removed',
    async (me) => {
      if (!(await deletePasskey(me.db, { userId: me.userId, passkeyId }))) throw new AppError('not-found');
      return showFactor(ctx, me);
    },
    () => stepUp(ctx, proof, NOTHING),
  );

/** What a passkey of the person is asked, in place of the password or the code before an act. */
export const askMyPasskey = (ctx: ServiceContext): Promise<Options> =>
  onMyAccount(ctx, 'passkey.asked', async ({ db, userId }) => {
    const mine = await listPasskeys(db, userId);
    if (mine.length === 0) throw new AppError('not-found', { sentence: 'You have no passkey here yet.' });
    const options = await askToShow(mine);
    await keepChallenge(db, questionOf(ctx, 'show'), options.challenge);
    return { options: { ...options } };
  });

/** The person's passkey answered: for the next minutes nothing else is asked in this session. */
export function showMyPasskey(ctx: ServiceContext, { answer }: z.output<typeof showPasskeyInput>): Promise<void> {
  const show = async ({ db, userId }: OnMe): Promise<void> => {
    const challenge = await takeChallenge(db, questionOf(ctx, 'show'));
    const id = credentialIn(answer);
    const key = id === null ? null : await findPasskey(db, id);
    const used = key?.userId !== userId || challenge === null ? null : await readShown(key, answer, challenge);
    if (key === null || used === null || !(await countUse(db, { passkeyId: key.id, ...used }))) throw lateOrOther();
    await confirmSession(db, ctx.actor.sessionId ?? '');
  };
  return onMyAccount(ctx, 'passkey.shown', show);
}
