import 'server-only';
import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { accountsDb, pool, withoutClinic } from '@/db/client';
import { SIGN_IN_TABLES } from '@/db/queries/accounts/sign-in-tables';
import { insertAuditEvent } from '@/db/queries/audit/insert-audit-event';
import { environment } from '@/server/platform/env';
import { FACES } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { ownOrigins } from './same-origin';
import { forgetGuesses, mayGuess } from './sign-in-limit';

/** Absolute life of a session. */
const SESSION_HOURS = 12;
const SIGN_IN = '/sign-in/email';
const SIGN_OUT = '/sign-out';

const emailIn = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string' ? body.email : '';

const auditSession = (event: string, outcome: 'done' | 'refused', who: { userId: string | null; name: string }, refusal: string | null) =>
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

function makeSignIn() {
  const { authSecret, publicUrl, secureOrigin, trustProxy } = environment();
  return betterAuth({
    appName: 'Gamut',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: authSecret,
    trustedOrigins: ownOrigins(),
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(accountsDb(), { provider: 'pg', schema: SIGN_IN_TABLES }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 256, autoSignIn: false },
    session: { expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      // By address; without a trusted proxy all addresses share one count. Guessing is held off by account.
      customRules: { [SIGN_IN]: { window: 60, max: 120 } },
    },
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: false,
      cookiePrefix: secureOrigin ? '__Host-gamut' : 'gamut',
      defaultCookieAttributes: { secure: secureOrigin, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: trustProxy ? ['x-forwarded-for'] : [] },
    },
    hooks: {
      before: createAuthMiddleware(async (request) => {
        if (request.path !== SIGN_IN) return;
        if (await mayGuess(emailIn(request.body))) return;
        await auditSession('session.started', 'refused', { userId: null, name: 'not signed in' }, 'too-many-attempts');
        throw new APIError('TOO_MANY_REQUESTS', { message: FACES['too-many-attempts'].sentence, code: 'too-many-attempts' });
      }),
      after: createAuthMiddleware(async (request) => {
        if (request.path === SIGN_OUT) {
          const left = request.context.session?.user;
          await auditSession('session.ended', 'done', { userId: left?.id ?? null, name: left?.name ?? 'not signed in' }, null);
        }
        if (request.path !== SIGN_IN) return;
        const opened = request.context.newSession;
        if (opened === null) {
          await auditSession('session.started', 'refused', { userId: null, name: 'not signed in' }, 'wrong-credentials');
          return;
        }
        await forgetGuesses(emailIn(request.body));
        await auditSession('session.started', 'done', { userId: opened.user.id, name: opened.user.name }, null);
      }),
    },
  });
}

let made: { readonly on: ReturnType<typeof pool>; readonly library: ReturnType<typeof makeSignIn> } | null = null;

/** The sign-in library, configured on first use: neither a build nor the command line needs it. A pool that was closed and opened anew gets another. */
export function signIn(): ReturnType<typeof makeSignIn> {
  if (made?.on !== pool()) made = { on: pool(), library: makeSignIn() };
  return made.library;
}
