import 'server-only';
import { withoutClinic } from '@/db/client';
import { countAttempt, forgetAttempts } from '@/db/queries/accounts/attempts';
import { tokenHash } from '@/server/platform/ids';

/** Guesses evaluated per account and quarter of an hour; a right password starts anew. */
export const GUESSES = 10;
const WINDOW_MINUTES = 15;

const keyOf = (email: string): string => tokenHash(`sign-in:${email.trim().toLowerCase()}`);

/** Counts a try before the password is looked at. Says the same for accounts that do not exist. */
export const mayGuess = async (email: string): Promise<boolean> =>
  (await withoutClinic((db) => countAttempt(db, keyOf(email), WINDOW_MINUTES))) <= GUESSES;

export const forgetGuesses = (email: string): Promise<void> => withoutClinic((db) => forgetAttempts(db, keyOf(email)));
