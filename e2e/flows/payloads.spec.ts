import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { aPatient, PASSWORD, test } from '../fixtures/chart';

const APP = fileURLToPath(new URL('../../app', import.meta.url));
const NOBODY = '6f2f6a1e-94b3-4a11-8a3c-111111111111';
const WORDS = 'Zqwordsofthischart';

/** Addresses of all pages there are, of this patient where one is named. */
const pagesOf = (named: Readonly<Record<string, string>>): string[] =>
  readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('page.tsx'))
    .map((name) => `/${name.split('/').slice(0, -1).filter((part) => !part.startsWith('(')).map((part) => (part.startsWith('[') ? (named[part.slice(1, -1)] ?? NOBODY) : part)).join('/')}`);

/** Who is outside of a restricted chart, and where an administrator answers for who opened it. */
const OUTSIDE: Readonly<Record<string, { readonly email: string | null; readonly names: RegExp | null }>> = {
  'without a session': { email: null, names: null },
  'a prescriber of another clinic': { email: 'tom.reed@hillside.example', names: null },
  'a coordinator outside of the care team': { email: 'carla.diaz@riverside.example', names: null },
  'an administrator': { email: 'admin@riverside.example', names: /\/(audit|restricted|disclosures)$/ },
};

test('AZ-07 what a page sends, written out or as the framework’s own data, holds nothing that its reader may not see', async ({ prescriber, playwright, baseURL = '' }) => {
  const patient = await aPatient(prescriber, { family: 'Payload' });
  const call = async (name: string, input: object): Promise<Record<string, unknown>> => {
    const answer = await prescriber.request.post(`/api/trpc/${name}`, { headers: { origin: baseURL }, data: { json: input } });
    expect(answer.status(), `${name}: ${await answer.text()}`).toBe(200);
    return ((await answer.json()) as { result: { data: { json: Record<string, unknown> } } }).result.data.json;
  };
  const me = (await call('me.get', {})) as { user: { id: string } };
  await call('conditions.create', { patientId: patient.id, text: WORDS, clinicalStatus: 'active' });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format();
  await call('worklist.create', { patientId: patient.id, what: WORDS, dueOn: today, act: 'call', role: 'coordinator' });
  await call('appointments.create', { patientId: patient.id, onDay: today, atTime: '9:15', reason: WORDS });
  await call('worklist.transfer', { patientIds: [patient.id], fromId: null, toId: me.user.id, role: 'prescriber', line: 'Of this flow' });
  const { visitId } = (await call('visits.open', { patientId: patient.id })) as { visitId: string };
  await call('restrictions.restrict', { patientId: patient.id, why: 'Known to people of the clinic' });
  const pages = pagesOf({ patientId: patient.id, otherId: patient.id, visitId });
  expect((await (await prescriber.request.get(patient.path)).text()).includes(WORDS), 'there is something to see').toBe(true);

  for (const [who, { email, names }] of Object.entries(OUTSIDE)) {
    const door = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });
    if (email !== null) expect((await door.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } })).status()).toBe(200);
    for (const path of pages) {
      // What is written out holds the framework's data too; asked for alone it takes another way.
      const forms = path.includes(patient.id) || path.includes(visitId) ? [{}, { RSC: '1' }] : [{}];
      for (const headers of forms) {
        const answer = await door.get('RSC' in headers ? `${path}?_rsc=1` : path, { headers, maxRedirects: 0 });
        const sent = await answer.text();
        expect(answer.status(), `${who}: ${path}`).toBeLessThan(500);
        expect(sent.includes(WORDS), `${who}: ${path}, its words`).toBe(false);
        if (names?.test(path) !== true) expect(sent.toUpperCase().includes(patient.family), `${who}: ${path}, the name`).toBe(false);
      }
    }
    await door.dispose();
  }
  await call('restrictions.lift', { patientId: patient.id });
});
