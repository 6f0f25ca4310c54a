import { sql } from 'drizzle-orm';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { insertInboxItems, insertImport } from '@/db/queries/imports/stored-imports';
import type { TestPerson } from '@/db/testing/two-clinics';
import { today } from '@/server/platform/clock';
import { appRouter } from '../root';
import { createCallerFactory } from '../trpc';

/** Which row a field of an input names; `signed` and `draft` are visits, `session` is one of the person's own. */
export type RowKind = 'patient' | 'medication' | 'condition' | 'allergy' | 'observation' | 'report' | 'event' | 'confirmation' | 'inbox' | 'appointment' | 'request' | 'alert' | 'draft' | 'signed' | 'person' | 'link' | 'session' | 'passkey' | 'emergency' | 'clinic' | 'task' | 'question' | 'cover' | 'correction' | 'merge' | 'purge';
/** One row of each kind of one patient, by uuid. */
export type FullChart = Readonly<Record<RowKind, string>>;

const DAY = '2026-03-01';
const bare = (factId: string | undefined): string => (factId ?? '').slice((factId ?? '').indexOf(':') + 1);

const callerOf = (person: TestPerson) =>
  createCallerFactory(appRouter)({
    actor: { userId: person.id, name: person.name, email: person.email, clinic: person.clinic, roles: person.roles, signedInAt: new Date() },
    why: null,
    requestId: 'full-chart',
  });

/** Gives a patient one row of every kind, entered as the clinic's people enter them. `marker` stands in every free text. */
export async function fillChart(admin: Db, person: TestPerson, { patientId, marker }: { readonly patientId: string; readonly marker: string }): Promise<FullChart> {
  const caller = callerOf(person);
  const clinicId = person.clinic.id;
  await caller.medications.start({ patientId, drugId: 'sertraline', name: 'sertraline', startOn: '2026-01-10', mgPerDay: '100', timesPerDay: 1, form: 'tablet', indication: marker, reason: null });
  await caller.conditions.create({ patientId, text: `${marker} depression`, clinicalStatus: 'active' });
  await caller.allergies.create({ patientId, text: `${marker} latex`, type: 'allergy', reaction: null });
  await caller.observations.create({ patientId, observation: 'heart-rate', value: 70, unit: '/min', on: DAY });
  await caller.lifeEvents.create({ patientId, title: `${marker} loss`, kind: 'bereavement', on: DAY });
  await caller.reports.create({ patientId, instrument: 'phq9', on: DAY, filledBy: 'patient', scores: { total: 5 } });
  await withClinic({ clinicId, userId: null }, async (db) => {
    const importId = await insertImport(db, { clinicId, patientId }, { documentSha256: marker, door: 'command-line', importedBy: null, counts: { taken: 0, merged: 0, waiting: 1, leftOut: 0 }, notes: [] });
    const choices = [{ id: 'leave-out', label: 'Leave it out', does: 'not-relevant', facts: [], replaces: [] }];
    await insertInboxItems(db, { clinicId, patientId, importId }, [{ itemKey: marker, kind: 'observation', what: `${marker} PHQ-9 of 300`, why: 'out of range', doubts: [], records: ['Observation/1'], original: [], statedOn: null, choices: { schemaVersion: 1, choices, bases: [] } }]);
  });
  await caller.appointments.create({ patientId, onDay: today(person.clinic.timeZone), atTime: '9:15', reason: marker });
  const { requestId } = await caller.reportRequests.create({ patientId, instruments: ['phq9'], comparedWith: marker });
  const { chart, inbox } = await caller.questions.answer({ patientId, questionId: 'seizures', answers: [{ fact: 'condition:seizure-disorder', value: 'absent' }] });
  const signed = await signOne(person, patientId);
  const { task } = await caller.worklist.create({ patientId, what: `${marker} call`, dueOn: today(person.clinic.timeZone), act: 'call', role: 'coordinator' });
  const { question } = await caller.worklist.handBack({ patientId, taskId: task.id, question: `${marker} question` });
  const { corrections } = await caller.record.askCorrection({ patientId, askedOn: today(person.clinic.timeZone), askedBy: 'the patient', what: `${marker} is wrong` });
  const draft = await caller.visits.open({ patientId });
  const found = await admin.execute<{ appointment: string; alert: string; link: string; session: string; passkey: string; emergency: string; cover: string; merge: string; purge: string }>(sql`
    with covered as (
      insert into absence_cover (clinic_id, absent_id, covering_id, from_on, to_on)
      select ${clinicId}, ${person.id}, u.id, '2199-01-01', '2199-01-02' from "user" u where u.id <> ${person.id} limit 1 returning id),
    linked as (
      insert into access_link (clinic_id, kind, token_sha256, email, name, roles, created_by_name, expires_at)
      values (${clinicId}, 'invitation', ${`${marker} ${patientId}`}, ${`${marker}@invited.example`}, ${marker}, '["coordinator"]', ${marker}, now() + interval '1 day') returning id),
    sat as (
      insert into session (token, user_id, expires_at) values (${`${marker} ${patientId}`}, ${person.id}, now() + interval '1 hour') returning id), opened as (
      insert into emergency_access (clinic_id, patient_id, user_id, user_name, reason) values (${clinicId}, ${patientId}, ${person.id}, ${marker}, ${`${marker} in an emergency`}) returning id), keyed as (
      insert into passkey (user_id, name, credential_id, public_key, counter, transports, backed_up) values (${person.id}, 'Desk', ${`${marker}-${patientId}`}, '', 0, '{}', false) returning id), alerted as (
      insert into report_alert (clinic_id, patient_id, request_id, flag, level)
      select clinic_id, patient_id, id, 'phq9-item-9', 'urgent' from report_request where id = ${requestId} returning id),
    merged as (
      insert into patient_merge (clinic_id, merged_id, survivor_id, merged, changed, why, merged_by, merged_by_name)
      select p.clinic_id, n.id, p.id, to_jsonb(p) || jsonb_build_object('id', n.id), '{"names": [], "conditions_received": true, "medications_received": true, "allergies_received": true}'::jsonb, ${marker}, ${person.id}, ${marker}
        from patient p, (select gen_random_uuid() as id) n where p.id = ${patientId} returning id),
    proposed as (
      insert into patient_purge (clinic_id, subject_id, why, proposed_by, proposed_by_name) values (${clinicId}, ${patientId}, ${marker}, ${person.id}, ${marker}) returning id),
    asking as (
      insert into appointment (clinic_id, on_day, at_time, source, said, described)
      values (${clinicId}, ${today(person.clinic.timeZone)}, '10:30', 'pasted', ${marker}, '{"family": null, "given": null, "birthOn": null, "numbers": []}') returning id)
    select (select id from asking) as appointment, (select id from alerted) as alert, (select id from linked) as link, (select id from sat) as session, (select id from keyed) as passkey, (select id from opened) as emergency, (select id from merged) as merge, (select id from proposed) as purge, (select id from covered) as cover`);
  return {
    patient: patientId,
    medication: bare(chart.episodes[0]?.id),
    condition: bare(chart.conditions[0]?.id),
    allergy: bare(chart.allergies[0]?.id),
    observation: bare(chart.observations[0]?.id),
    report: bare(chart.reports[0]?.id),
    event: bare(chart.lifeEvents[0]?.id),
    confirmation: bare(chart.confirmations[0]?.id),
    inbox: bare(inbox[0]?.id),
    appointment: found.rows[0]?.appointment ?? '',
    request: requestId,
    alert: found.rows[0]?.alert ?? '',
    draft: draft.visitId,
    signed,
    person: person.id,
    link: found.rows[0]?.link ?? '',
    session: found.rows[0]?.session ?? '',
    passkey: found.rows[0]?.passkey ?? '',
    emergency: found.rows[0]?.emergency ?? '',
    clinic: clinicId,
    task: task.id,
    question: question.id,
    correction: corrections[0]?.id ?? '',
    cover: found.rows[0]?.cover ?? '',
    merge: found.rows[0]?.merge ?? '',
    purge: found.rows[0]?.purge ?? '',
  };
}

async function signOne(person: TestPerson, patientId: string): Promise<string> {
  const caller = callerOf(person);
  const opened = await caller.visits.open({ patientId });
  const saved = await caller.visits.save({ patientId, visitId: opened.visitId, version: opened.version, fields: { ...opened.fields, decision: { kind: 'options', options: ['watchful-waiting'], why: null } }, seen: null });
  if (saved.kind !== 'saved') throw new Error('not saved');
  const { visitId, version, seenHash, patient, risks } = saved.draft;
  const again = risks.length === 0 ? {} : { initials: `${patient.given.slice(0, 1)}${patient.family.slice(0, 1)}`, birthYear: (patient.birthOn ?? '').slice(0, 4) };
  await caller.visits.sign({ patientId, visitId, version, seenHash, idempotencyKey: `sign-${visitId.slice(0, 8)}`, ...again });
  return visitId;
}
