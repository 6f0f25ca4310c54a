import { randomBytes } from 'node:crypto';
import QRCode from 'qrcode';
import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { listPasskeys } from '@/db/queries/accounts/passkeys';
import { endSessions } from '@/db/queries/accounts/people';
import { beginFactor, finishFactor, readFactor, removeFactor, replaceRecoveryCodes, takeStep } from '@/db/queries/accounts/second-factor';
import { newRecoveryCodes, recoveryCodesOf, sealRecoveryCodes, sealSecret, secretOf } from '@/server/auth/second-factor';
import { countGuess, forgetGuess } from '@/server/auth/sign-in-limit';
import { factorAddress, stepAt, stepOf, toBase32 } from '@/server/auth/totp';
import type { beginFactorInput, BegunFactor, Factor, finishFactorInput, removeFactorInput, renewRecoveryCodesInput, WithRecoveryCodes } from '@/server/contracts/second-factor';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { acting } from '../context';
import type { ServiceContext } from '../context';
import { momentOf } from '../people/clinic-people';
import { isProof, proofOf, stepUp } from '../step-up';
import { onMyAccount } from './my-account';
import type { OnMe } from './my-account';

/** Bits of the secret: as many as the hash has (RFC 4226). */
const SECRET_BYTES = 20;
const NOTHING = 'Nothing was changed.';

const wrongCode = (): AppError => new AppError('invalid-input', { fields: { code: 'This code does not count: it is wrong, out of its half minute, or was used.' } });

export async function showFactor(ctx: ServiceContext, { db, userId }: OnMe): Promise<Factor> {
  const [row, passkeys] = [await readFactor(db, userId), await listPasskeys(db, userId)];
  const standing = row?.verified === true ? row : null;
  return {
    since: standing === null ? null : momentOf(ctx, standing.since),
    recoveryLeft: standing === null ? 0 : recoveryCodesOf(standing).length,
    mandatory: !ctx.actor.clinic.demo,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt, backedUp }) => ({ id, name, added: momentOf(ctx, createdAt), used: lastUsedAt === null ? null : momentOf(ctx, lastUsedAt), backedUp })),
    proof: proofOf({ ...ctx.actor, hasSecondFactor: standing !== null, hasPasskey: passkeys.length > 0 }),
  };
}

export const getFactor = (ctx: ServiceContext): Promise<Factor> => onMyAccount(ctx, 'factor.read', (me) => showFactor(ctx, me));

/** A new secret for an authenticator app. It counts from the first right code on; until then nothing has changed. */
export async function beginMyFactor(ctx: ServiceContext, { proof }: z.output<typeof beginFactorInput>): Promise<BegunFactor> {
  const secret = randomBytes(SECRET_BYTES);
  await onMyAccount(
    ctx,
    'factor.begun',
    async ({ db, userId }) => {
      if (!(await beginFactor(db, { userId, secret: sealSecret(secret), recoveryCodes: sealRecoveryCodes([]) }))) throw new AppError('already-there', { sentence: 'An authenticator is set up already. Take it off before you set up another.' });
    },
    () => stepUp(ctx, proof, NOTHING),
  );
  return {
    key: (toBase32(secret).match(/.{1,4}/g) ?? []).join(' '),
    qrCode: await QRCode.toString(factorAddress(secret, ctx.actor.email ?? ''), { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
  };
}

/** The first code shows that the app has the secret: from now on it is asked for. Every other session ends; the recovery codes are told once. */
export function finishMyFactor(ctx: ServiceContext, { code }: z.output<typeof finishFactorInput>): Promise<WithRecoveryCodes> {
  const recoveryCodes = newRecoveryCodes();
  const check = async (userId: string): Promise<void> => {
    if (!(await countGuess('second-factor', userId))) throw new AppError('too-many-attempts');
    const row = await withClinic(acting(ctx), (db) => readFactor(db, userId), { readOnly: true });
    const secret = row === null || row.verified ? null : secretOf(row);
    if (secret === null) throw new AppError('changed-meanwhile', { sentence: 'Begin again: there is no authenticator that waits for its first code.' });
    const step = await stepOf(secret, code.replaceAll(' ', ''), stepAt(now()));
    if (step === null || !(await withClinic(acting(ctx), (db) => takeStep(db, userId, step)))) throw wrongCode();
    await forgetGuess('second-factor', userId);
  };
  const finish = async (me: OnMe): Promise<WithRecoveryCodes> => {
    if (!(await finishFactor(me.db, me.userId, sealRecoveryCodes(recoveryCodes)))) throw new AppError('changed-meanwhile');
    await endSessions(me.db, me.userId, { except: ctx.actor.sessionId ?? null });
    return { recoveryCodes, factor: await showFactor(ctx, me) };
  };
  return onMyAccount(ctx, 'factor.set-up', finish, check);
}

/** Ten new recovery codes; those of before count no longer. */
export function renewRecoveryCodes(ctx: ServiceContext, { proof }: z.output<typeof renewRecoveryCodesInput>): Promise<WithRecoveryCodes> {
  const recoveryCodes = newRecoveryCodes();
  const renew = async (me: OnMe): Promise<WithRecoveryCodes> => {
    const row = await readFactor(me.db, me.userId);
    if (row === null || !row.verified) throw new AppError('not-found');
    if (!(await replaceRecoveryCodes(me.db, me.userId, { before: row.recoveryCodes, after: sealRecoveryCodes(recoveryCodes) }))) throw new AppError('changed-meanwhile');
    return { recoveryCodes, factor: await showFactor(ctx, me) };
  };
  return onMyAccount(ctx, 'factor.recovery-codes-made', renew, () => stepUp(ctx, proof, NOTHING));
}

/** Takes the authenticator off: with the password and a code of it, however short ago they were shown. Every other session ends. */
export function removeMyFactor(ctx: ServiceContext, { password, code }: z.output<typeof removeFactorInput>): Promise<Factor> {
  const check = async (): Promise<void> => {
    if (!(await isProof(ctx, 'password', password))) throw new AppError('invalid-input', { fields: { password: 'The password is not right.' } });
    if (!(await isProof(ctx, 'code', code))) throw wrongCode();
  };
  const remove = async (me: OnMe): Promise<Factor> => {
    if (!(await removeFactor(me.db, me.userId))) throw new AppError('not-found');
    await endSessions(me.db, me.userId, { except: ctx.actor.sessionId ?? null });
    return showFactor(ctx, me);
  };
  return onMyAccount(ctx, 'factor.removed', remove, check);
}
