import { inArray, sql } from 'drizzle-orm';
import { hashPassword } from 'better-auth/crypto';
import { z } from 'zod';
import type { Db } from '@/db/client';
import { account, membership, user } from '@/db/schema/account';
import type { makeTwoClinics } from '@/db/testing/two-clinics';
import { sealVisit } from '@/server/auth/report-visit';
import { wire } from '@/server/contracts/wire';
import { handleApi } from '../http';
import { handleReportDoor } from '../report-door/http';
import { handleSignIn } from '../sign-in/http';

/** Everybody who may knock at a door, in the order of the matrix. */
export const CALLERS = ['anonymous', 'patient link', 'coordinator', 'prescriber', 'administrator', 'disabled', 'prescriber of B', 'expired session'] as const;
export type Caller = (typeof CALLERS)[number];
export type Cookies = Readonly<Record<Caller, string>>;

export const ORIGIN = 'http://localhost:3000';
const PASSWORD = 'river stones are round';

async function signInAs(email: string): Promise<string> {
  const response = await handleSignIn(
    new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: ORIGIN }, body: JSON.stringify({ email, password: PASSWORD }) }),
  );
  if (response.status !== 200) throw new Error(`${email} was not let in: ${response.status}`);
  return response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
}

/** One real session for each caller: signed in at the door, then disabled, run out or of another clinic as the name says. */
export async function signEverybodyIn(admin: Db, clinics: Awaited<ReturnType<typeof makeTwoClinics>>, requestId: string): Promise<Cookies> {
  const [gone, late, other] = await Promise.all(
    ([['Dis Abled', clinics.river], ['Ex Pired', clinics.river], ['Otto Other', clinics.hill]] as const).map(async ([name, clinic]) => {
      const email = `${name.toLowerCase().replace(' ', '.')}@${clinic.slug}.example`;
      const [row] = await admin.insert(user).values({ name, email, emailVerified: true }).returning({ id: user.id, email: user.email });
      if (row === undefined) throw new Error('unreachable');
      await admin.insert(membership).values({ clinicId: clinic.id, userId: row.id, role: 'prescriber' });
      return row;
    }),
  );
  if (gone === undefined || late === undefined || other === undefined) throw new Error('unreachable');
  const password = await hashPassword(PASSWORD);
  const people = [clinics.coordinator, clinics.prescriber, clinics.administrator, gone, other, late];
  await admin.insert(account).values(people.map(({ id }) => ({ accountId: id, providerId: 'credential', userId: id, password })));
  const [coordinator = '', prescriber = '', administrator = '', disabled = '', prescriberOfB = '', expired = ''] = await Promise.all(people.map(({ email }) => signInAs(email)));
  // As if each had set up a second factor after signing in: without one nothing opens in a clinic with real patients.
  await admin.update(user).set({ twoFactorEnabled: true }).where(inArray(user.id, people.map(({ id }) => id)));
  await admin.execute(sql`update "user" set disabled_at = now() where id = ${gone.id}`);
  await admin.execute(sql`update session set last_act_at = now() - interval '16 minutes' where user_id = ${late.id}`);
  return {
    anonymous: '',
    'patient link': `gamut-report=${sealVisit({ clinicId: clinics.river.id, requestId })}`,
    coordinator,
    prescriber,
    administrator,
    disabled,
    'prescriber of B': prescriberOfB,
    'expired session': expired,
  };
}

export type Call = { readonly path: string; readonly type: string; readonly input: unknown };
/** What a caller hears: an answer, or the code, status and words of a refusal. */
export type Heard = { readonly code: string; readonly face: string; readonly answer: unknown };

const told = z.object({
  result: z.object({ data: z.unknown() }).optional(),
  error: z.object({ json: z.object({ message: z.string(), code: z.number(), data: z.object({ code: z.string(), httpStatus: z.number(), refusal: z.object({ code: z.string(), fields: z.record(z.string(), z.string()) }) }) }) }).optional(),
});

function hear(word: unknown): Heard {
  const { result, error } = told.parse(word);
  if (error === undefined) return { code: 'done', face: 'done', answer: result?.data };
  const { message, data } = error.json;
  return { code: data.refusal.code, face: JSON.stringify([data.code, data.httpStatus, message, data.refusal.code, data.refusal.fields]), answer: null };
}

const BATCH = 10;
const asJson = { 'content-type': 'application/json', origin: ORIGIN };

/** Makes calls at the door over HTTP, ten a request as the browser does, each judged on its own. */
export async function callDoor(cookie: string, calls: readonly Call[]): Promise<Heard[]> {
  const heard = new Map<Call, Heard>();
  for (const type of ['query', 'mutation']) {
    const alike = calls.filter((call) => call.type === type);
    for (let at = 0; at < alike.length; at += BATCH) {
      const batch = alike.slice(at, at + BATCH);
      const body = JSON.stringify(Object.fromEntries(batch.map(({ input }, place) => [place, wire.serialize(input)])));
      const response = await handleApi(new Request(`${ORIGIN}/api/trpc/${batch.map(({ path }) => path).join(',')}?batch=1`, { method: 'POST', headers: { ...asJson, cookie }, body }));
      const words: unknown = await response.json();
      if (!Array.isArray(words) || words.length !== batch.length) throw new Error(`${response.status}: ${JSON.stringify(words).slice(0, 300)}`);
      batch.forEach((call, place) => heard.set(call, hear(words[place])));
    }
  }
  return calls.map((call) => heard.get(call) ?? { code: 'unheard', face: 'unheard', answer: null });
}

/** One call at the patient's small door. */
export async function callReportDoor(cookie: string, { path, input }: Pick<Call, 'path' | 'input'>): Promise<Heard> {
  const response = await handleReportDoor(new Request(`${ORIGIN}/r/api/${path}`, { method: 'POST', headers: { ...asJson, cookie }, body: JSON.stringify(wire.serialize(input)) }));
  return hear(await response.json());
}
