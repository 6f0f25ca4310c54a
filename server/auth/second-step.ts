import 'server-only';
import { createAuthEndpoint } from 'better-auth/api';
import type { BetterAuthPlugin } from 'better-auth';
import { expireCookie, setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { showsFactor } from './second-factor';
import { refusalOf, SECOND_STEP } from './sign-in-trail';

/** Cookie of the library that names a sign-in whose password was right; it says nothing by itself. */
const CHALLENGE_COOKIE = 'two_factor';

/**
 * The second half of signing in. The library's own routes for it stay shut: they take a code twice within its half minute and count wrong
 * ones by sign-in. Here a code counts for the sign-in that asked for it, once, and tries are counted by person.
 */
export const secondStep = (): BetterAuthPlugin => ({
  id: 'gamut-second-step',
  endpoints: {
    signInSecondStep: createAuthEndpoint(SECOND_STEP, { method: 'POST', body: z.object({ code: z.string().min(1).max(40) }) }, async (request) => {
      const { internalAdapter, createAuthCookie, secret } = request.context;
      const cookie = createAuthCookie(CHALLENGE_COOKIE);
      const challenge = await request.getSignedCookie(cookie.name, secret);
      const asked = typeof challenge === 'string' && challenge.startsWith('2fa-') ? await internalAdapter.findVerificationValue(challenge) : null;
      const user = asked === null || asked.expiresAt <= now() ? null : await internalAdapter.findUserById(asked.value);
      if (typeof challenge !== 'string' || user === null) throw refusalOf('session-expired');
      const shown = await showsFactor(user.id, request.body.code).catch((error: unknown) => {
        throw error instanceof AppError ? refusalOf(error.code) : error;
      });
      if (shown === null) throw refusalOf('wrong-factor');
      // Of two that answer the same challenge at once the second finds it gone.
      const mine = await internalAdapter.consumeVerificationValue(challenge);
      if (mine === null || mine.value !== user.id) throw refusalOf('session-expired');
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(request, { session, user });
      expireCookie(request, cookie);
      return request.json({ done: true, by: shown });
    }),
  },
});
