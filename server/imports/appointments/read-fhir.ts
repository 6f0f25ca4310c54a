import { z } from 'zod';
import { addDays, parseLocalDate } from '@/server/clinical/model/local-date';
import { onTheWall } from './clinic-time';
import { HORIZON_DAYS, MOST_APPOINTMENTS } from './model';
import type { NamedPerson, ReadAppointment, ReadAppointments, ReadingPlace } from './model';

const text = z.string().max(400);
const participant = z.looseObject({ actor: z.looseObject({ reference: text.optional(), display: text.optional() }).optional() });
const appointmentResource = z.looseObject({
  resourceType: z.literal('Appointment'),
  id: text.optional(),
  status: text.optional(),
  start: z.string().regex(/T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/),
  minutesDuration: z.number().int().positive().max(1440).optional(),
  end: text.optional(),
  description: text.optional(),
  reasonCode: z.array(z.looseObject({ text: text.optional() })).optional(),
  participant: z.array(participant).max(100),
});
const patientResource = z.looseObject({
  resourceType: z.literal('Patient'),
  id: text.optional(),
  birthDate: text.optional(),
  identifier: z.array(z.looseObject({ value: text.optional(), use: text.optional() })).optional(),
  name: z.array(z.looseObject({ use: text.optional(), family: text.optional(), given: z.array(text).optional(), text: text.optional() })).optional(),
});
const bundle = z.looseObject({ resourceType: z.literal('Bundle'), entry: z.array(z.looseObject({ fullUrl: text.optional(), resource: z.looseObject({ resourceType: z.string() }).optional() })).max(20_000) });

/** An appointment in these states does not take place. */
const OFF: readonly string[] = ['cancelled', 'noshow', 'entered-in-error'];
type Patient = z.output<typeof patientResource>;
type Entry = { readonly fullUrl: string | undefined; readonly resource: unknown };

function entriesOf(document: unknown): Entry[] | null {
  const whole = bundle.safeParse(document);
  if (whole.success) return whole.data.entry.map(({ fullUrl, resource }) => ({ fullUrl, resource }));
  const alone = z.looseObject({ resourceType: z.string() }).safeParse(document);
  return alone.success ? [{ fullUrl: undefined, resource: alone.data }] : null;
}

const describe = (patient: Patient | undefined): NamedPerson => {
  const name = patient?.name?.find(({ use }) => use === 'official') ?? patient?.name?.[0];
  return {
    family: name?.family ?? name?.text ?? null,
    given: name?.given?.[0] ?? null,
    birthOn: parseLocalDate(patient?.birthDate ?? ''),
    numbers: (patient?.identifier ?? []).flatMap(({ value, use }) => (value === undefined || use === 'old' ? [] : [value])).slice(0, 6),
  };
};

/** A FHIR R4 Appointment, alone or in a Bundle beside its Patient. */
export function readFhirAppointments(document: unknown, { on, timeZone }: ReadingPlace): ReadAppointments | null {
  const entries = entriesOf(document);
  if (entries === null) return null;
  const patients = new Map<string, Patient>();
  for (const { fullUrl, resource } of entries) {
    const patient = patientResource.safeParse(resource);
    if (!patient.success) continue;
    if (patient.data.id !== undefined) patients.set(`Patient/${patient.data.id}`, patient.data);
    if (fullUrl !== undefined) patients.set(fullUrl, patient.data);
  }
  const read: ReadAppointment[] = [];
  const leftOut: { what: string; why: string }[] = [];
  for (const { fullUrl, resource } of entries) {
    const kind = z.looseObject({ resourceType: z.string(), id: text.optional() }).safeParse(resource);
    if (!kind.success || kind.data.resourceType === 'Patient') continue;
    const what = `${kind.data.resourceType}/${kind.data.id ?? fullUrl ?? 'without id'}`;
    if (kind.data.resourceType !== 'Appointment') {
      leftOut.push({ what, why: 'It is no appointment.' });
      continue;
    }
    const parsed = appointmentResource.safeParse(resource);
    if (!parsed.success) {
      leftOut.push({ what, why: 'It has no start with a zone, or no participant.' });
      continue;
    }
    const one = parsed.data;
    const start = new Date(one.start);
    if (Number.isNaN(start.getTime())) {
      leftOut.push({ what, why: 'Its start is no instant of the calendar.' });
      continue;
    }
    const wall = onTheWall(start, timeZone);
    const actors = one.participant.flatMap(({ actor }) => (actor === undefined ? [] : [actor]));
    const whom = actors.filter(({ reference }) => reference !== undefined && (patients.has(reference) || reference.startsWith('Patient/')));
    if (wall.onDay < on || wall.onDay > addDays(on, HORIZON_DAYS)) leftOut.push({ what, why: 'Its day is past or too far ahead.' });
    else if (whom.length !== 1) leftOut.push({ what, why: whom.length === 0 ? 'It names no patient.' : 'It names several patients.' });
    else if (read.length === MOST_APPOINTMENTS) leftOut.push({ what, why: `More than ${MOST_APPOINTMENTS} appointments at once.` });
    else {
      const reference = whom[0]?.reference ?? '';
      const patient = patients.get(reference);
      const person = describe(patient);
      const end = one.end === undefined ? null : (new Date(one.end).getTime() - start.getTime()) / 60_000;
      read.push({
        key: one.id ?? fullUrl ?? `${one.start} ${reference}`,
        ...wall,
        minutes: one.minutesDuration ?? (end !== null && Number.isInteger(end) && end > 0 && end <= 1440 ? end : null),
        said: whom[0]?.display ?? ([person.family, person.given].filter((part) => part !== null).join(', ') || reference),
        person: patient === undefined ? { family: null, given: null, birthOn: null, numbers: [] } : person,
        reason: one.reasonCode?.find((code) => code.text !== undefined)?.text ?? one.description ?? null,
        withWhom: actors.find(({ reference: other }) => other?.startsWith('Practitioner') === true)?.display ?? null,
        cancelled: OFF.includes(one.status ?? ''),
      });
    }
  }
  return { source: 'fhir', read, leftOut };
}
