'use client';

import { askPasskey } from '../access/ask-device';

/** What the sign-in door said: in, the code of the second factor first, or the sentence why not. */
export type SignInAnswer = { readonly kind: 'in' } | { readonly kind: 'code' } | { readonly kind: 'refused'; readonly message: string; /** The sign-in that asked for the code is over. */ readonly isOver: boolean };

const UNREACHED = 'The server did not answer. What you typed is kept; try again.';

type Body = { readonly code?: string; readonly message?: string; readonly twoFactorRedirect?: boolean; readonly options?: Record<string, unknown> };
type Said = { readonly status: number; readonly body: Body };

async function post(path: string, body: object): Promise<Said> {
  const response = await fetch(`/api/auth${path}`, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return { status: response.status, body: ((await response.json().catch(() => null)) ?? {}) as Body };
}

/** The server's own sentence where it has one; the library's words for a wrong password are not ours. */
function answerOf({ status, body }: Said, wrong: string): SignInAnswer {
  if (status === 200) return { kind: body.twoFactorRedirect === true ? 'code' : 'in' };
  const message = status >= 500 ? UNREACHED : status === 429 ? 'Too many attempts. Wait a quarter of an hour, or ask an administrator of the clinic.' : wrong;
  return { kind: 'refused', message, isOver: body.code === 'session-expired' };
}

const unreached = (): SignInAnswer => ({ kind: 'refused', message: UNREACHED, isOver: false });

export const signInByPassword = (email: string, password: string): Promise<SignInAnswer> =>
  post('/sign-in/email', { email, password: password.normalize('NFC') }).then((said) => answerOf(said, 'E-mail or password is not right.'), unreached);

export const sendCode = (code: string): Promise<SignInAnswer> =>
  post('/sign-in/second-step', { code }).then(
    (said) => answerOf(said, said.body.code === 'session-expired' ? 'That took too long. Enter your password again.' : 'This code does not count: it is wrong, out of its half minute, or was used.'),
    unreached,
  );

/** Throws where the person stepped back or the device did not let them. */
export async function signInByPasskey(): Promise<SignInAnswer> {
  const asked = await post('/sign-in/passkey-question', {}).catch(() => null);
  if (asked?.body.options === undefined) return unreached();
  const answer = await askPasskey(asked.body.options);
  return post('/sign-in/passkey', { answer }).then((said) => answerOf(said, 'This passkey is not known here. Try another, or use your password.'), unreached);
}

export async function signOut(): Promise<void> {
  const { status } = await post('/sign-out', {});
  if (status !== 200) throw new Error(`not signed out: ${status}`);
}
