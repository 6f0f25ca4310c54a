import 'server-only';
import { randomInt } from 'node:crypto';
import { withoutClinic } from '@/db/client';
import { readFactor, replaceRecoveryCodes, takeStep } from '@/db/queries/accounts/second-factor';
import type { FactorRow } from '@/db/queries/accounts/second-factor';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { openSealed, sealText } from '@/server/platform/seal';
import { countGuess, forgetGuess } from './sign-in-limit';
import { stepAt, stepOf } from './totp';

const SECRET = 'second factor';
const RECOVERY = 'recovery codes';
const RECOVERY_CODES = 10;
/** Without letters and digits that look alike: 50 bits in ten of them. */
const SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789';
const HALF = 5;

export const sealSecret = (secret: Buffer): string => sealText(secret.toString('base64url'), SECRET);
export const secretOf = ({ secret }: Pick<FactorRow, 'secret'>): Buffer | null => {
  const opened = openSealed(secret, SECRET);
  return opened === null ? null : Buffer.from(opened, 'base64url');
};

const symbols = (): string => Array.from({ length: HALF }, () => SYMBOLS[randomInt(SYMBOLS.length)] ?? '').join('');
/** Ten codes, each good for one sign-in without the authenticator. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => `${symbols()}-${symbols()}`);
export const sealRecoveryCodes = (codes: readonly string[]): string => sealText(codes.join(' '), RECOVERY);
export const recoveryCodesOf = ({ recoveryCodes }: Pick<FactorRow, 'recoveryCodes'>): string[] => (openSealed(recoveryCodes, RECOVERY) ?? '').split(' ').filter((code) => code !== '');

/** What a person typed, as it is compared: spaces of a code and capitals of a recovery code do not count. */
const plain = (typed: string): string => typed.replace(/[\s-]+/g, '').toLowerCase();

/**
 * Whether what somebody typed shows their second factor: the authenticator's code or a recovery code, each of which works once. Tries are
 * counted by person before anything is looked at, over all instances and all ways in; a right one starts anew.
 */
export async function showsFactor(userId: string, typed: string): Promise<'code' | 'recovery' | null> {
  if (!(await countGuess('second-factor', userId))) throw new AppError('too-many-attempts');
  const shown = await withoutClinic(async (db) => {
    const row = await readFactor(db, userId);
    const secret = row === null || !row.verified ? null : secretOf(row);
    if (row === null || secret === null) return null;
    const code = plain(typed);
    const step = await stepOf(secret, code, stepAt(now()));
    if (step !== null) return (await takeStep(db, userId, step)) ? 'code' : null;
    const left = recoveryCodesOf(row);
    const rest = left.filter((one) => plain(one) !== code);
    if (rest.length === left.length) return null;
    return (await replaceRecoveryCodes(db, userId, { before: row.recoveryCodes, after: sealRecoveryCodes(rest) })) ? 'recovery' : null;
  });
  if (shown !== null) await forgetGuess('second-factor', userId);
  return shown;
}
