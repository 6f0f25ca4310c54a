import 'server-only';
import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { accountsDb, pool } from '@/db/client';
import { SIGN_IN_TABLES } from '@/db/queries/accounts/sign-in-tables';
import { environment } from '@/server/platform/env';
import { passkeySignIn } from './passkey-sign-in';
import { ownOrigins } from './same-origin';
import { secondStep } from './second-step';
import { BY_PASSWORD, SECOND_STEP, signInTrail } from './sign-in-trail';

/** Absolute life of a session. */
const SESSION_HOURS = 12;

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
    // Else the library writes the statement that failed to the console, with what it was asked with: e-mails, and tokens of sessions.
    onAPIError: { throw: true },
    database: drizzleAdapter(accountsDb(), { provider: 'pg', schema: SIGN_IN_TABLES }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 256, autoSignIn: false },
    session: { expiresIn: SESSION_HOURS * 3600, disableSessionRefresh: true, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      // By address; without a trusted proxy all addresses share one count. Guessing is held off by account.
      customRules: { [BY_PASSWORD]: { window: 60, max: 120 }, [SECOND_STEP]: { window: 60, max: 120 } },
    },
    advanced: {
      database: { generateId: 'uuid' },
      useSecureCookies: false,
      cookiePrefix: secureOrigin ? '__Host-gamut' : 'gamut',
      defaultCookieAttributes: { secure: secureOrigin, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: trustProxy ? ['x-forwarded-for'] : [] },
    },
    // The order counts: what is written down is what is left after the second factor was asked for.
    plugins: [twoFactor(), secondStep(), passkeySignIn(), signInTrail()],
  });
}

let made: { readonly on: ReturnType<typeof pool>; readonly library: ReturnType<typeof makeSignIn> } | null = null;

/** The sign-in library, configured on first use: neither a build nor the command line needs it. A pool that was closed and opened anew gets another. */
export function signIn(): ReturnType<typeof makeSignIn> {
  if (made?.on !== pool()) made = { on: pool(), library: makeSignIn() };
  return made.library;
}
