import { sql } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { makePatient } from '@/db/testing/two-clinics';
import type { TestPerson } from '@/db/testing/two-clinics';
import { appRouter } from '@/server/api/root';
import { createCallerFactory } from '@/server/api/trpc';
import type { Draft } from '@/server/contracts/visit';

export type SignInput = { readonly patientId: string; readonly visitId: string; readonly version: number; readonly seenHash: string; readonly idempotencyKey: string };

/** The application's own door, as this person. */
export const asPerson = (person: TestPerson) =>
  createCallerFactory(appRouter)({ actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date() }, why: null, requestId: 'signing-test' });

const letters = (n: number): string => [...String(n).padStart(4, '0')].map((digit) => 'bcdfghjklm'[Number(digit)] ?? '').join('');
let made = 0;

/** A patient on sertraline 100 mg, whose name is like nobody else's: a like name is a raised risk. */
export async function aTreatedPatient(admin: Db, prescriber: TestPerson): Promise<string> {
  made += 1;
  const name = [...letters(made * 7919 % 10_000)].reverse().join('');
  const patientId = await makePatient(admin, prescriber.clinic, { family: `Q${name}`, given: `V${letters(made)}`, birthOn: `19${40 + (made % 60)}-0${1 + (made % 8)}-1${made % 9}`, number: `S-${made}` });
  await asPerson(prescriber).medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '100', timesPerDay: 1, form: 'tablet', indication: 'depression', reason: null });
  return patientId;
}

/** A draft of this patient with a decision in it, and what its author would send to sign it. */
export async function readyToSign(prescriber: TestPerson, patientId: string, decision: Draft['fields']['decision'] = { kind: 'options', options: ['watchful-waiting'], why: null }): Promise<{ readonly draft: Draft; readonly input: SignInput }> {
  const caller = asPerson(prescriber);
  const opened = await caller.visits.open({ patientId });
  const saved = await caller.visits.save({ patientId, visitId: opened.visitId, version: opened.version, fields: { ...opened.fields, decision }, seen: null });
  if (saved.kind !== 'saved' || saved.draft.missing.length > 0) throw new Error('The draft is not ready.');
  const { draft } = saved;
  return { draft, input: { patientId, visitId: draft.visitId, version: draft.version, seenHash: draft.seenHash, idempotencyKey: `key-${draft.visitId}` } };
}

/** What the database holds of one visit, looked at from behind the walls. */
export async function keptOf(admin: Db, visitId: string): Promise<{ readonly status: string; readonly notes: number; readonly tasks: number; readonly audits: number }> {
  const { rows } = await admin.execute<{ status: string; notes: number; tasks: number; audits: number }>(sql`
    select v.status,
      (select count(*)::int from signed_note n where n.visit_id = v.id) as notes,
      (select count(*)::int from follow_up_task t join signed_note n on n.id = t.note_id where n.visit_id = v.id) as tasks,
      (select count(*)::int from audit_event a join signed_note n on n.id::text = a.object_id where n.visit_id = v.id and a.event = 'note.signed' and a.outcome <> 'refused') as audits
    from visit v where v.id = ${visitId}`);
  if (rows[0] === undefined) throw new Error('No such visit.');
  return rows[0];
}

/** What the follow-up of one visit asks for, as the database holds it: each task with its day and whose it is, and how many of them have the trace of their making. */
export async function followUpKept(admin: Db, visitId: string): Promise<{ readonly tasks: readonly string[]; readonly made: number; readonly strays: number }> {
  const { rows } = await admin.execute<{ tasks: string[]; made: number; strays: number }>(sql`
    select coalesce((select array_agg(t.due_on || ' ' || t.role || ' ' || t.what order by t.due_on, t.role, t.what) from follow_up_task t join signed_note n on n.id = t.note_id where n.visit_id = v.id and t.status = 'open'), '{}') as tasks,
      (select count(*)::int from task_trace r join follow_up_task t on t.id = r.task_id join signed_note n on n.id = t.note_id where n.visit_id = v.id and r.what = 'made') as made,
      (select count(*)::int from follow_up_task t where t.patient_id = v.patient_id and t.source <> 'manual' and t.note_id is null) as strays
    from visit v where v.id = ${visitId}`);
  if (rows[0] === undefined) throw new Error('No such visit.');
  return rows[0];
}

/** Numbers of notes given in this clinic, in order: each once, none left out. */
export async function numbersGiven(admin: Db, clinicId: string): Promise<number[]> {
  const { rows } = await admin.execute<{ number: string }>(sql`select number from signed_note where clinic_id = ${clinicId} order by number`);
  return rows.map(({ number }) => Number(number.slice(number.lastIndexOf('-') + 1)));
}
