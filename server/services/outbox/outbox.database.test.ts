import { randomBytes } from 'node:crypto';
import { createServer as createHttp } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePatient, makeTwoClinics } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { useTestDatabase } from '@/db/testing/use-test-database';
import { reportDoorRouter } from '@/server/api/report-door/root';
import { appRouter } from '@/server/api/root';
import { createCallerFactory } from '@/server/api/trpc';
import { signatureOf } from '@/server/platform/outbound';
import { workOnce } from './loop';
import { sendDueMessages, webhookSecret } from './send-due';

process.env.LOG_LEVEL = 'silent';
process.env.AUTH_SECRET = randomBytes(32).toString('base64url');
process.env.BACKUP_KEY = randomBytes(32).toString('base64url');
process.env.DEMO = '1';

const database = useTestDatabase();
const BORN = '1980-02-03';
let clinics: Awaited<ReturnType<typeof makeTwoClinics>>;

/** A mail server that writes down what it is handed, and refuses what a test wants refused. */
const mailbox: { letters: string[]; refuse: string | null } = { letters: [], refuse: null };
const mailServer = createServer((socket) => {
  let letter: string | null = null;
  let rest = '';
  socket.on('error', () => undefined);
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8');
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (letter !== null) {
        if (line !== '.') {
          letter += `${line}\n`;
          continue;
        }
        mailbox.letters.push(letter);
        letter = null;
        socket.write('250 taken\r\n');
      } else if (line.startsWith('EHLO')) socket.write('250 sink\r\n');
      else if (line.startsWith('RCPT') && mailbox.refuse !== null) socket.write(`${mailbox.refuse}\r\n`);
      else if (line === 'DATA') {
        letter = '';
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    }
  });
});

/** A server of the clinic's choosing, on this machine as a demo may have it. */
const calls: { readonly headers: IncomingMessage['headers']; readonly body: string; readonly path: string }[] = [];
let answer = 200;
const hookServer: Server = createHttp((request, response) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
  request.on('end', () => {
    calls.push({ headers: request.headers, body, path: request.url ?? '' });
    response.writeHead(answer, answer === 302 ? { location: '/elsewhere' } : {}).end();
  });
});
const portOf = (server: { address(): AddressInfo | string | null }): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
const hook = () => `http://127.0.0.1:${portOf(hookServer)}/hook`;

beforeAll(async () => {
  await new Promise<void>((done) => mailServer.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => hookServer.listen(0, '127.0.0.1', done));
  process.env.SMTP_URL = `smtp://127.0.0.1:${portOf(mailServer)}`;
  process.env.MAIL_FROM = 'gamut@river.example';
  clinics = await makeTwoClinics(database.admin);
});
afterAll(() => {
  mailServer.close();
  hookServer.close();
});
beforeEach(async () => {
  mailbox.letters.length = 0;
  mailbox.refuse = null;
  calls.length = 0;
  answer = 200;
  await database.admin.execute(sql`update outbox_message set state = 'dropped', sealed = null, settled_at = now() where state = 'queued'`);
});

const as = (person: TestPerson) =>
  createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles }, why: null, requestId: 'outbox-test' });
const desk = () => as(clinics.coordinator).reportRequests;
const send = () => sendDueMessages(clinics.river);
/** As if the pause after a failure were over. */
const later = () => database.admin.execute(sql`update outbox_message set next_at = now() where state = 'queued'`);
const messages = async () =>
  (await database.admin.execute<{ state: string; failure: string | null; attempts: number; address: string; place: number; sealed: string | null }>(sql`select state, failure, attempts, address, place, sealed from outbox_message order by created_at desc, place desc`)).rows;

let made = 0;
async function aPatient(email: string | null = 'jo@home.example'): Promise<string> {
  made += 1;
  const patientId = await makePatient(database.admin, clinics.river, { family: `Mail${'abcdefghijklmnop'[made] ?? 'z'}`, given: 'Jo', birthOn: BORN, number: `M-${made}` });
  await database.admin.execute(sql`update patient set email = ${email} where id = ${patientId}`);
  return patientId;
}
const ask = (patientId: string, more: object = {}) => desk().create({ patientId, instruments: ['phq9'], comparedWith: null, byMail: true, ...more });
const decoded = (letter: string) => letter.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

describe('a link by e-mail', () => {
  test('is sent once, works, names nobody and says nothing about health; its link stands in no row, before or after', async () => {
    const patientId = await aPatient();
    const { url, mailedTo } = await ask(patientId);
    expect(mailedTo).toBe('jo@home.example');
    const [queued] = await messages();
    expect(queued?.sealed).toEqual(expect.any(String));
    const token = url.slice(url.indexOf('#') + 1);
    const { rows } = await database.admin.execute<{ all: string }>(sql`select (select string_agg(m::text, ' ') from outbox_message m) || (select string_agg(a::text, ' ') from audit_event a) as "all"`);
    expect(rows[0]?.all).not.toContain(token);
    await Promise.all([send(), send(), send()]);
    expect(mailbox.letters).toHaveLength(1);
    const letter = decoded(mailbox.letters[0] ?? '');
    expect(letter).toContain(url);
    expect(letter.replaceAll(url, '')).not.toMatch(/depress|medic|mental|mood|psych|mail[a-z]\b.*jo|1980/i);
    expect((await messages())[0]).toMatchObject({ state: 'sent', sealed: null, attempts: 1 });
    expect((await desk().list({ patientId })).requests[0]).toMatchObject({ standing: 'sent-out', mail: { state: 'sent' } });
  });

  test('a server that is busy is tried again, one that knows no such person is not: it bounced', async () => {
    const patientId = await aPatient();
    await ask(patientId);
    mailbox.refuse = '451 later';
    await send();
    expect((await messages())[0]).toMatchObject({ state: 'queued', failure: 'smtp-451', attempts: 1 });
    expect(await send(), 'not before its time').toBe(0);
    mailbox.refuse = '550 nobody here';
    await later();
    await send();
    expect((await messages())[0]).toMatchObject({ state: 'bounced', failure: 'smtp-550', attempts: 2, sealed: null });
    expect((await desk().list({ patientId })).requests[0]).toMatchObject({ mail: { state: 'bounced' } });
  });

  test('after five attempts it has failed, and the page says so', async () => {
    const patientId = await aPatient();
    await ask(patientId);
    mailbox.refuse = '421 not now';
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await later();
      await send();
    }
    await later();
    expect(await send()).toBe(0);
    expect((await desk().list({ patientId })).requests[0]?.mail).toMatchObject({ state: 'failed' });
  });

  test('an instance that ended while sending loses nothing: another one sends it when the lease is over', async () => {
    await ask(await aPatient());
    await database.admin.execute(sql`update outbox_message set attempts = 1, next_at = now() + interval '1 minute' where state = 'queued'`);
    expect(await send()).toBe(0);
    await later();
    expect(await send()).toBe(1);
    expect(mailbox.letters).toHaveLength(1);
  });

  test('withdrawn or made anew before it went out: only what still opens something is sent', async () => {
    const patientId = await aPatient();
    const first = await ask(patientId);
    await desk().revoke({ patientId, requestId: first.requestId });
    expect(await send()).toBe(0);
    const second = await ask(patientId);
    const again = await desk().renew({ patientId, requestId: second.requestId, byMail: true });
    await send();
    expect(mailbox.letters).toHaveLength(1);
    expect(decoded(mailbox.letters[0] ?? '')).toContain(again.url);
    const opens = (url: string) =>
      createCallerFactory(reportDoorRouter)({ actor: null, why: 'not-signed-in', requestId: 'outbox-test', link: { cookie: null, address: randomBytes(6).toString('hex'), keep: () => undefined } })
        .open({ token: url.slice(url.indexOf('#') + 1), birthOn: BORN, language: 'en' })
        .then(() => true, () => false);
    expect([await opens(second.url), await opens(again.url)]).toEqual([false, true]);
  });

  test('without an address it is refused in words, and nothing is asked', async () => {
    const patientId = await aPatient(null);
    await expect(ask(patientId)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect((await desk().list({ patientId })).requests).toEqual([]);
  });
});

describe('a rhythm', () => {
  const at = (day: string, time = '15:00') => new Date(`${day}T${time}:00Z`);
  const days = async (patientId: string) => (await database.admin.execute<{ on: string }>(sql`select asked_on::text as on from report_request where patient_id = ${patientId} order by 1`)).rows.map(({ on }) => on);
  async function running(more: object = {}) {
    const patientId = await aPatient();
    await ask(patientId, { every: '2-weeks', ...more });
    await database.admin.execute(sql`alter table report_request disable trigger all`);
    await database.admin.execute(sql`update report_rhythm set starts_on = '2030-01-07' where patient_id = ${patientId}`);
    await database.admin.execute(sql`update report_request set asked_on = '2030-01-07' where patient_id = ${patientId}`);
    await database.admin.execute(sql`alter table report_request enable trigger all`);
    return patientId;
  }

  test('asks every two weeks once, in the clinic’s morning, however many look; days that were missed are not made up for', async () => {
    const patientId = await running();
    await workOnce(at('2030-01-20'));
    expect(await days(patientId)).toEqual(['2030-01-07']);
    // 12:30 in London is 07:30 in New York: still night by the rule.
    await workOnce(at('2030-01-21', '12:30'));
    expect(await days(patientId)).toEqual(['2030-01-07']);
    await Promise.all([workOnce(at('2030-01-21')), workOnce(at('2030-01-21')), workOnce(at('2030-01-21'))]);
    expect(await days(patientId)).toEqual(['2030-01-07', '2030-01-21']);
    await workOnce(at('2030-03-20'));
    expect(await days(patientId)).toEqual(['2030-01-07', '2030-01-21', '2030-03-18']);
    await desk().endRhythm({ patientId });
    await workOnce(at('2030-05-01'));
    expect(await days(patientId)).toHaveLength(3);
    expect(mailbox.letters.length).toBeGreaterThan(0);
  });

  test('without e-mail the link waits to be handed over, and is made when somebody does', async () => {
    const patientId = await running({ byMail: false });
    await workOnce(at('2030-01-21'));
    const { requests, rhythm } = await desk().list({ patientId });
    expect(rhythm).toMatchObject({ every: '2-weeks', byMail: false });
    expect(requests[0]).toMatchObject({ standing: 'to-hand-over', again: true, dueOn: '2030-01-28' });
    await desk().renew({ patientId, requestId: requests[0]?.id ?? '' });
    expect((await desk().list({ patientId })).requests[0]?.standing).toBe('sent-out');
    expect(mailbox.letters).toHaveLength(0);
  });

  test('follows the reports of the signed plan, on their days and no other', async () => {
    const patientId = await running({ every: 'plan' });
    const due = (key: string, day: string, act: string) =>
      database.admin.execute(sql`insert into follow_up_task (clinic_id, patient_id, source, key, kind, act, what, due_on, act_on, role) values (${clinics.river.id}, ${patientId}, 'manual', ${key}, 'report', ${act}, 'report', ${day}, ${day}, 'coordinator')`);
    await due('a', '2030-01-15', 'send-report');
    await due('b', '2030-01-16', 'call');
    await due('c', '2030-03-01', 'send-report');
    expect((await desk().list({ patientId })).rhythm).toMatchObject({ every: 'plan', nextOn: '2030-01-15' });
    for (const day of ['2030-01-14', '2030-01-15', '2030-01-16', '2030-02-28']) await workOnce(at(day));
    expect(await days(patientId)).toEqual(['2030-01-07', '2030-01-15']);
    await workOnce(at('2030-03-01'));
    expect(await days(patientId)).toEqual(['2030-01-07', '2030-01-15', '2030-03-01']);
  });

  test('one at a time: another one ends it; who has died is not asked', async () => {
    const patientId = await running();
    await ask(patientId, { every: '4-weeks' });
    const { rows } = await database.admin.execute(sql`select every from report_rhythm where patient_id = ${patientId} and ended_at is null`);
    expect(rows).toEqual([{ every: '4-weeks' }]);
    const dead = await running();
    await database.admin.execute(sql`update patient set deceased_on = '2030-01-10' where id = ${dead}`);
    await workOnce(at('2030-01-21'));
    expect(await days(dead)).toHaveLength(1);
  });
});

describe('a red-flag answer', () => {
  async function raise(onCall: readonly { kind: 'email' | 'webhook'; address: string }[]) {
    const { version, crisis } = await as(clinics.administrator).clinicSettings.get();
    await as(clinics.administrator).clinicSettings.save({ expectedVersion: version, crisis, crisisChecked: true, noteOrder: 'apso', attemptsBeforeLetter: 3, tellNextAfterMinutes: 30, onCall: [...onCall] });
    const patientId = await aPatient();
    await redAnswer(patientId);
    return patientId;
  }

  /** The patient opens a link and says yes to what raises a flag. */
  async function redAnswer(patientId: string, value = 2) {
    const { url } = await ask(patientId, { byMail: false });
    const jar: { cookie: string | null } = { cookie: null };
    const call = () => createCallerFactory(reportDoorRouter)({ actor: null, why: 'not-signed-in', requestId: 'outbox-test', link: { cookie: jar.cookie, address: randomBytes(6).toString('hex'), keep: (cookie) => void (jar.cookie = cookie) } });
    await call().open({ token: url.slice(url.indexOf('#') + 1), birthOn: BORN, language: 'en' });
    await call().save({ page: 'phq9-9', value, language: 'en' });
    return call;
  }

  /** The flag as the chart shows it now. */
  const shownNow = async (patientId: string) => (await as(clinics.prescriber).workspace.get({ patientId })).urgentAsks.find(({ flag }) => flag === 'phq9-item9')?.raisedHash ?? '';

  test('is announced to a web hook, signed, and to nobody by name', async () => {
    const patientId = await raise([{ kind: 'webhook', address: hook() }]);
    await send();
    expect(calls).toHaveLength(1);
    const [{ headers, body }] = calls as [(typeof calls)[number]];
    expect(Object.keys(JSON.parse(body) as object).sort()).toEqual(['clinic', 'dueAt', 'event', 'id', 'raisedAt', 'url']);
    expect(body).not.toContain(patientId);
    const signature = String(headers['x-gamut-signature']);
    const sentAt = Number(/^t=(\d+),/.exec(signature)?.[1]);
    expect(signature).toBe(signatureOf(body, { secret: webhookSecret(clinics.river.id, hook()), at: sentAt }));
    expect((await as(clinics.administrator).clinicSettings.get()).onCall[0]?.secret).toBe(webhookSecret(clinics.river.id, hook()));
  });

  test('who cannot be told is followed by the next, then nobody is left and the home page says so', async () => {
    const patientId = await raise([{ kind: 'webhook', address: hook() }, { kind: 'email', address: 'second@river.example' }]);
    answer = 302;
    await send();
    expect(calls.map(({ path }) => path), 'a redirect is not followed').toEqual(['/hook']);
    expect(await messages()).toEqual(expect.arrayContaining([expect.objectContaining({ state: 'failed', failure: 'http-302', place: 1 }), expect.objectContaining({ state: 'queued', place: 2, address: 'second@river.example' })]));
    mailbox.refuse = '550 no';
    await send();
    const { alerts } = await as(clinics.coordinator).today.get();
    expect(alerts.find((alert) => alert.patientId === patientId)).toMatchObject({ told: 'nobody' });
  });

  test('told and nobody acts: after the clinic’s time the next is told, then the first again, each three times in all; an assessment ends it', async () => {
    const patientId = await raise([{ kind: 'webhook', address: hook() }, { kind: 'email', address: 'second@river.example' }]);
    const other = await raise([{ kind: 'webhook', address: hook() }, { kind: 'email', address: 'second@river.example' }]);
    const addressed = async (whose: string) => (await database.admin.execute<{ channel: string }>(sql`select channel from outbox_message where patient_id = ${whose} and state = 'sent' order by place`)).rows.map(({ channel }) => channel);
    await send();
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await Promise.all([workOnce(inMinutes(29)), workOnce(inMinutes(29))]);
    expect(await addressed(patientId), 'not before its time').toEqual(['webhook']);
    await Promise.all([workOnce(inMinutes(31)), workOnce(inMinutes(31)), workOnce(inMinutes(31))]);
    await send();
    expect(await addressed(patientId)).toEqual(['webhook', 'email']);
    const { alerts } = await as(clinics.coordinator).today.get();
    expect(alerts.find((alert) => alert.patientId === patientId)).toMatchObject({ told: 'told', times: 2 });
    await as(clinics.prescriber).flags.answer({ patientId: other, flag: 'phq9-item9', raisedHash: await shownNow(other), what: 'Called, no intent.', settled: true });
    for (let look = 0; look < 8; look += 1) {
      await workOnce(inMinutes(62 + look));
      await send();
    }
    expect(await addressed(patientId)).toEqual(['webhook', 'email', 'webhook', 'email', 'webhook', 'email']);
    expect(await addressed(other)).toEqual(['webhook', 'email']);
  });

  test('a contact that is set only afterwards is told of what still waits', async () => {
    const patientId = await raise([]);
    const { version, crisis } = await as(clinics.administrator).clinicSettings.get();
    await as(clinics.administrator).clinicSettings.save({ expectedVersion: version, crisis, crisisChecked: true, noteOrder: 'apso', attemptsBeforeLetter: 3, tellNextAfterMinutes: 30, onCall: [{ kind: 'webhook', address: hook() }] });
    await workOnce(new Date(Date.now() + 31 * 60_000));
    const { alerts } = await as(clinics.coordinator).today.get();
    expect(alerts.find((alert) => alert.patientId === patientId)).toMatchObject({ told: 'told' });
  });

  test('a busy one is tried three times within a minute, then the next is told', async () => {
    await raise([{ kind: 'webhook', address: hook() }, { kind: 'email', address: 'second@river.example' }]);
    answer = 503;
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await later();
      await send();
    }
    expect(calls).toHaveLength(3);
    await send();
    expect(mailbox.letters).toHaveLength(1);
    expect(decoded(mailbox.letters[0] ?? '')).not.toMatch(/suicid|harm|phq|mail[a-z]/i);
  });

  test('H-17: a red-flag answer that came after the look is neither closed nor its telling ended by what is said to the older one', async () => {
    const patientId = await raise([{ kind: 'email', address: 'first@river.example' }]);
    const raisedHash = await shownNow(patientId);
    await redAnswer(patientId);
    const open = async () => (await as(clinics.prescriber).today.get()).alerts.filter((alert) => alert.patientId === patientId).length;
    expect(await open()).toBe(2);
    await expect(as(clinics.prescriber).flags.answer({ patientId, flag: 'phq9-item9', raisedHash, what: 'Called about the first.', settled: true })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await open()).toBe(2);
    await as(clinics.prescriber).flags.answer({ patientId, flag: 'phq9-item9', raisedHash: await shownNow(patientId), what: 'Called about both.', settled: true });
    expect(await open()).toBe(0);
  });

  test('H-17: one that waits stands against an older answer that settled the flag, in the chart, in the visit and on the home page, though the patient took it back', async () => {
    const patientId = await raise([{ kind: 'email', address: 'first@river.example' }]);
    const caller = as(clinics.prescriber);
    const settle = async (what: string) => caller.flags.answer({ patientId, flag: 'phq9-item9', raisedHash: await shownNow(patientId), what, settled: true });
    const inVisit = async () => (await caller.visits.open({ patientId })).flags.find(({ flag }) => flag === 'phq9-item9');
    const atHome = async () => (await caller.today.get()).look.find(({ id }) => id === patientId)?.reasons.filter((reason) => reason.kind === 'flag') ?? [];
    expect(await settle('Called, no intent.')).toMatchObject({ openAlerts: [], alertFlags: [], flagAnswers: [{ settled: true }] });
    expect(await inVisit()).toMatchObject({ state: 'answered' });
    expect(await atHome()).toEqual([]);

    const phone = await redAnswer(patientId);
    await phone().save({ page: 'phq9-9', value: null, language: 'en' });
    const chart = await caller.workspace.get({ patientId });
    expect(chart.flagAnswers).toEqual([]);
    expect(chart.alertFlags).toMatchObject([{ id: 'phq9-item9' }]);
    expect(chart.openAlerts).toMatchObject([{ flag: 'phq9-item9' }]);
    expect(chart.urgentAsks).toMatchObject([{ flag: 'phq9-item9', answer: null }]);
    expect(await inVisit()).toMatchObject({ state: 'open', answer: null });
    expect(await atHome()).toMatchObject([{ id: 'phq9-item9', answered: null }]);

    expect(await settle('Called again, no intent.')).toMatchObject({ openAlerts: [], alertFlags: [] });
    expect(await atHome()).toEqual([]);
  });

  test('an assessment recorded on it settles the flag that rests on its report, and no flag that rests on a later one', async () => {
    const patientId = await raise([{ kind: 'email', address: 'first@river.example' }]);
    const caller = as(clinics.prescriber);
    const assessed = async (words: string, last = false) => {
      const open = (await desk().list({ patientId })).alerts.filter(({ answered }) => answered === null);
      await caller.reportRequests.answerAlert({ patientId, alertId: (last ? open.at(-1) : open[0])?.id ?? '', assessment: words });
      return (await caller.workspace.get({ patientId })).flagAnswers;
    };
    expect(await assessed('Called, no intent.')).toMatchObject([{ flag: 'phq9-item9', what: 'Called, no intent.', by: 'Pat Prescriber', settled: true }]);
    expect((await caller.today.get()).look.find(({ id }) => id === patientId)?.reasons.filter((reason) => reason.kind === 'flag') ?? []).toEqual([]);

    const aDayBack = () => database.admin.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`);
      await tx.execute(sql`update report set reported_on = reported_on - 1 where patient_id = ${patientId}`);
    });
    await aDayBack();
    await redAnswer(patientId);
    await aDayBack();
    await redAnswer(patientId, 3);
    expect(await assessed('The first of the two.', true)).toEqual([]);
    expect(await assessed('The second of the two.')).toMatchObject([{ what: 'The second of the two.', settled: true }]);
  });

  test('stands at the top with the time left until a prescriber has answered it; answering the flag in the chart closes it too, and ends the telling', async () => {
    const patientId = await raise([{ kind: 'email', address: 'first@river.example' }]);
    const mine = async () => (await as(clinics.prescriber).today.get()).alerts.find((alert) => alert.patientId === patientId);
    expect(await mine()).toMatchObject({ level: 'urgent', told: 'being-told', minutesLeft: expect.any(Number) as number });
    await as(clinics.prescriber).flags.answer({ patientId, flag: 'phq9-item9', raisedHash: await shownNow(patientId), what: 'Not reached, tried twice.', settled: false });
    expect(await mine(), 'an answer that leaves the flag open').toMatchObject({ told: 'being-told' });
    await as(clinics.prescriber).flags.answer({ patientId, flag: 'phq9-item9', raisedHash: await shownNow(patientId), what: 'Called, no intent, sees us tomorrow.', settled: true });
    expect(await mine()).toBeUndefined();
    expect((await desk().list({ patientId })).alerts[0]).toMatchObject({ answeredBy: 'Pat Prescriber', assessment: 'Called, no intent, sees us tomorrow.' });
    await send();
    expect((await messages())[0]?.state).toBe('dropped');
    expect(mailbox.letters).toHaveLength(0);
  });
});
