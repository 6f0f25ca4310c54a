import { handleSignIn } from '../http';

const ORIGIN = 'http://localhost:3000';

/** One try at the door. */
export const tryPassword = (email: string, password: string, address = '203.0.113.1'): Promise<Response> =>
  handleSignIn(new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN, 'x-forwarded-for': address }, body: JSON.stringify({ email, password }) }));

/** Fifty addresses, each in the two ways in which it can be written. */
const addressOf = (n: number): string => (n % 2 === 0 ? `198.51.100.${n % 50}` : `::ffff:198.51.100.${n % 50}`);
/** The same account, however it is typed. */
const typed = (email: string, n: number): string => (n % 3 === 0 ? email.toUpperCase() : email);

/** So many guesses at one account in bursts, one after the other; what each was told. */
export async function guessPasswords(email: string, count: number, burst: number): Promise<number[]> {
  const told: number[] = [];
  for (let at = 0; at < count; at += burst) {
    const answers = await Promise.all(Array.from({ length: Math.min(burst, count - at) }, (_, n) => tryPassword(typed(email, n), `guess number ${at + n} of many`, addressOf(at + n))));
    told.push(...answers.map(({ status }) => status));
  }
  return told;
}
