import 'server-only';
import { verifyPassword } from 'better-auth/crypto';
import { AppError } from '@/server/platform/errors';
import { countGuess, forgetGuess } from './sign-in-limit';

/** Whether a password is the one of the account; tries are counted as those at the door are. */
export async function passwordIs({ email, password, hash }: { readonly email: string; readonly password: string; readonly hash: string | null }): Promise<boolean> {
  if (!(await countGuess('sign-in', email))) throw new AppError('too-many-attempts');
  const right = hash !== null && (await verifyPassword({ hash, password }));
  if (right) await forgetGuess('sign-in', email);
  return right;
}
