import 'server-only';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import type { BetterAuthPlugin } from 'better-auth';
import { withoutClinic } from '@/db/client';
import { insertAuditEvent } from '@/db/queries/audit/insert-audit-event';
import { FACES } from '@/server/platform/errors';
import type { AppErrorCode } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { countGuess, forgetGuess } from './sign-in-limit';

export const BY_PASSWORD = '/sign-in/email';
export const SECOND_STEP = '/sign-in/second-step';
export const BY_PASSKEY = '/sign-in/passkey';
const SIGN_OUT = '/sign-out';
const WAYS_IN: ReadonlySet<string> = new Set([BY_PASSWORD, SECOND_STEP, BY_PASSKEY]);

const NOBODY = { userId: null, name: 'not signed in' } as const;

const emailIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string' ? body.email : '';

/** Whether the password was right and the second factor is asked for now. */
const asksFactor = (returned: unknown): boolean => typeof returned === 'object' && returned !== null && 'twoFactorRedirect' in returned;

export const refusalOf = (code: AppErrorCode): APIError => new APIError(FACES[code].status === 429 ? 'TOO_MANY_REQUESTS' : 'UNAUTHORIZED', { message: FACES[code].sentence, code });

const auditSession = (event: string, outcome: 'done' | 'refused', who: { readonly userId: string | null; readonly name: string }, refusal: string | null) =>
  withoutClinic((db) =>
    insertAuditEvent(db, {
      clinicId: null,
      userId: who.userId,
      actor: who.name,
      roles: [],
      patientId: null,
      event,
      objectKind: 'session',
      objectId: null,
      objectVersion: null,
      outcome,
      refusal,
      requestId: newId(),
      details: {},
    }),
  );

/** Holds off guessing of passwords, before one is looked at, and writes down every way in and out. Stands after every plugin that takes a session away again. */
export const signInTrail = (): BetterAuthPlugin => ({
  id: 'gamut-trail',
  hooks: {
    before: [
      {
        matcher: ({ path }) => path === BY_PASSWORD,
        handler: createAuthMiddleware(async ({ body }) => {
          if (await countGuess('sign-in', emailIn(body))) return;
          await auditSession('session.started', 'refused', NOBODY, 'too-many-attempts');
          throw refusalOf('too-many-attempts');
        }),
      },
    ],
    after: [
      {
        matcher: ({ path }) => path === SIGN_OUT,
        handler: createAuthMiddleware(async ({ context }) => {
          const left = context.session?.user;
          await auditSession('session.ended', 'done', left === undefined ? NOBODY : { userId: left.id, name: left.name }, null);
        }),
      },
      {
        matcher: ({ path }) => path !== undefined && WAYS_IN.has(path),
        handler: createAuthMiddleware(async (request) => {
          const { path, context } = request;
          const body: unknown = request.body;
          const opened = context.newSession;
          // Whatever session the browser came with ends: a token from before the sign-in opens nothing after it.
          const before = await request.getSignedCookie(context.authCookies.sessionToken.name, context.secret);
          if (opened !== null && typeof before === 'string' && before !== opened.session.token) await context.internalAdapter.deleteSession(before);
          const isAsked = asksFactor(context.returned);
          if (path === BY_PASSWORD && (opened !== null || isAsked)) await forgetGuess('sign-in', emailIn(body));
          if (opened !== null) await auditSession('session.started', 'done', { userId: opened.user.id, name: opened.user.name }, null);
          else if (isAsked) await auditSession('session.factor-asked', 'done', NOBODY, null);
          else await auditSession('session.started', 'refused', NOBODY, path === BY_PASSWORD ? 'wrong-credentials' : path === SECOND_STEP ? 'wrong-factor' : 'wrong-passkey');
        }),
      },
    ],
  },
});
