import 'server-only';
import { createAuthEndpoint } from 'better-auth/api';
import type { BetterAuthPlugin } from 'better-auth';
import { expireCookie, setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { withoutClinic } from '@/db/client';
import { countUse, findPasskey, keepChallenge, takeChallenge } from '@/db/queries/accounts/passkeys';
import { newToken, tokenHash } from '@/server/platform/ids';
import { askToShow, credentialIn, readShown } from './passkey';
import { BY_PASSKEY, refusalOf } from './sign-in-trail';

/** Names the question that one browser was asked. */
const QUESTION_COOKIE = 'passkey_question';
const MINUTES = 5;

/** Signing in with a passkey alone: the device is something one has, and it lets nobody sign who has not shown to it who they are. */
export const passkeySignIn = (): BetterAuthPlugin => ({
  id: 'gamut-passkey',
  endpoints: {
    askPasskey: createAuthEndpoint(`${BY_PASSKEY}-question`, { method: 'POST' }, async (request) => {
      const { createAuthCookie, secret } = request.context;
      const options = await askToShow();
      const token = newToken();
      await withoutClinic((db) => keepChallenge(db, `passkey-in:${tokenHash(token)}`, options.challenge));
      const cookie = createAuthCookie(QUESTION_COOKIE, { maxAge: MINUTES * 60 });
      await request.setSignedCookie(cookie.name, token, secret, cookie.attributes);
      return request.json({ options });
    }),
    signInPasskey: createAuthEndpoint(BY_PASSKEY, { method: 'POST', body: z.object({ answer: z.record(z.string(), z.unknown()) }) }, async (request) => {
      const { internalAdapter, createAuthCookie, secret } = request.context;
      const { answer } = request.body;
      const cookie = createAuthCookie(QUESTION_COOKIE);
      const token = await request.getSignedCookie(cookie.name, secret);
      const [challenge, id] = [typeof token === 'string' ? await withoutClinic((db) => takeChallenge(db, `passkey-in:${tokenHash(token)}`)) : null, credentialIn(answer)];
      expireCookie(request, cookie);
      const key = id === null || challenge === null ? null : await withoutClinic((db) => findPasskey(db, id));
      const used = key === null || challenge === null ? null : await readShown(key, answer, challenge);
      if (key === null || used === null || !(await withoutClinic((db) => countUse(db, { passkeyId: key.id, ...used })))) throw refusalOf('wrong-passkey');
      const user = await internalAdapter.findUserById(key.userId);
      if (user === null) throw refusalOf('wrong-passkey');
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(request, { session, user });
      return request.json({ done: true });
    }),
  },
});
