import type { z } from 'zod';
import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { fold, foldedWords } from '@/db/queries/patients/fold';
import { listCandidates } from '@/db/queries/patients/list-patients';
import { storeAppointment } from '@/db/queries/today/appointments';
import { recordAudit } from '@/server/audit/record-audit';
import type { ImportedAppointments, importAppointmentsInput } from '@/server/contracts/today';
import { readAppointments } from '@/server/imports/appointments/read-appointments';
import type { NamedPerson } from '@/server/imports/appointments/model';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { joinPerson } from '../today/join-person';
import type { Joined } from '../today/join-person';

const AUDITED = { event: 'appointment.imported', objectKind: 'appointment' } as const;

/** Patients whom a line could mean, and of those the one whom it certainly means. */
async function findPerson(db: Db, clinicId: string, person: NamedPerson): Promise<Joined | null> {
  const names = [...foldedWords(person.family ?? ''), ...foldedWords(person.given ?? '')];
  const numbers = person.numbers.flatMap((number) => [fold(number), foldedWords(number).join('')]);
  if (names.length === 0 && numbers.length === 0) return null;
  const candidates = await listCandidates(db, {
    clinicId,
    exceptId: null,
    familyTerms: names,
    terms: [...names, ...numbers, ...(person.birthOn === null ? [] : [person.birthOn])],
    identifierValues: person.numbers,
  });
  return joinPerson(person, candidates);
}

/** Takes a pasted list, an iCalendar file or FHIR appointments. A row joins a patient where that is certain, and asks otherwise. */
export async function importAppointments(ctx: ServiceContext, input: z.output<typeof importAppointmentsInput>): Promise<ImportedAppointments> {
  try {
    authorise(ctx.actor, 'patient:enter');
    const { clinic, userId } = ctx.actor;
    const found = readAppointments(input.text, { on: input.onDay, timeZone: clinic.timeZone, dayFirst: clinic.country !== 'US' });
    if (found === null) throw new AppError('document-refused', { sentence: 'This is neither a list, an iCalendar file nor FHIR appointments in JSON; nothing was stored.' });
    const counts = { added: 0, changed: 0, unchanged: 0, calledOff: 0, asking: 0, onDay: 0 };
    await withClinic(acting(ctx), async (db) => {
      for (const one of found.read) {
        const joined = await findPerson(db, clinic.id, one.person);
        const { outcome, off } = await storeAppointment(db, { clinicId: clinic.id, by: userId }, {
          onDay: one.onDay,
          atTime: one.atTime,
          minutes: one.minutes,
          said: one.said,
          described: { ...one.person },
          reason: one.reason,
          withWhom: one.withWhom,
          source: found.source,
          sourceKey: one.key,
          joined,
          cancelled: one.cancelled,
        });
        // What is off stands on no list: it is told as nothing else.
        counts[off ? 'calledOff' : outcome] += 1;
        if (outcome !== 'unchanged' && joined === null && !off) counts.asking += 1;
        if (one.onDay === input.onDay && !off) counts.onDay += 1;
      }
      await recordAudit(db, auditor(ctx), { ...AUDITED, details: { source: found.source, ...counts, leftOut: found.leftOut.length } });
    });
    return { source: found.source, ...counts, leftOut: [...found.leftOut] };
  } catch (error) {
    await recordRefusal(ctx, { ...AUDITED, patientId: null }, error);
    throw error;
  }
}
