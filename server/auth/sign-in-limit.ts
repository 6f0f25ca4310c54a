import 'server-only';
import { withoutClinic } from '@/db/client';
import { countAttempt, forgetAttempts } from '@/db/queries/accounts/attempts';
import { tokenHash } from '@/server/platform/ids';

/** Guesses evaluated per account and quarter of an hour; a right one starts anew. */
export const GUESSES = 10;
const WINDOW_MINUTES = 15;

/** What is guessed at: the password of an e-mail, the second factor of a person. Each has its own count. */
type Guessed = 'sign-in' | 'second-factor';
const keyOf = (what: Guessed, whose: string): string => tokenHash(`${what}:${whose.trim().toLowerCase()}`);

/** Counts a try before anything is looked at; says whether it may be. The same for accounts that do not exist. */
export const countGuess = async (what: Guessed, whose: string): Promise<boolean> =>
  (await withoutClinic((db) => countAttempt(db, keyOf(what, whose), WINDOW_MINUTES))) <= GUESSES;

export const forgetGuess = (what: Guessed, whose: string): Promise<void> => withoutClinic((db) => forgetAttempts(db, keyOf(what, whose)));
