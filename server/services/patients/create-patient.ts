import type { z } from 'zod';
import { withClinic } from '@/db/client';
import { claimKey, keepResult } from '@/db/queries/handled-request';
import { addIdentifiers, insertPatient, refreshSearchTerms } from '@/db/queries/patients/store-patient';
import { addToldApart } from '@/db/queries/record/told-apart';
import { recordAudit } from '@/server/audit/record-audit';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import { sha256 } from '@/server/clinical/model/sha256';
import type { createPatientInput, LikeNamed } from '@/server/contracts/patient';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { wrongField } from '../patient-act';
import { recordRefusal } from '../record-refusal';
import { findLikeNamed } from './find-like-named';
import { recordNumber } from './record-number';

type Given = z.output<typeof createPatientInput>;
type Outcome = { outcome: 'created'; patientId: string } | { outcome: 'possible-duplicates'; candidates: LikeNamed[] };

const OLDEST_YEARS = 130;

/** Refuses a birth date nobody alive can have. */
export function checkBirthDate(birthOn: string, on: string): void {
  if (birthOn > on) throw wrongField('birthOn', 'This day is still to come.');
  if (Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4)) > OLDEST_YEARS) throw wrongField('birthOn', `More than ${OLDEST_YEARS} years ago.`);
}

/** A new patient. Somebody who may be the same person is shown first, and nothing is stored until that is settled. */
export async function createPatient(ctx: ServiceContext, given: Given): Promise<Outcome> {
  const audit = { event: 'patient.created', objectKind: 'patient' };
  try {
    authorise(ctx.actor, 'patient:enter');
    const { clinic, userId } = ctx.actor;
    const on = clinicDay(ctx);
    checkBirthDate(given.birthOn, on);
    const identifiers = given.recordNumber === null ? [] : [recordNumber(clinic, given.recordNumber)];
    return await withClinic(acting(ctx), async (db): Promise<Outcome> => {
      const key = given.idempotencyKey === undefined || userId === null ? null : { clinicId: clinic.id, userId, key: given.idempotencyKey };
      const person = { familyName: given.family, givenName: given.given, birthOn: given.birthOn, identifiers };
      const alike = await findLikeNamed(db, person, { clinicId: clinic.id, exceptId: null, on });
      const earlier = key === null ? null : await claimKey(db, key, { act: audit.event, inputSha256: inputHash(given) });
      if (earlier !== null) {
        if (earlier.inputSha256 !== inputHash(given) || earlier.act !== audit.event) throw new AppError('repeated-differently');
        if (earlier.result !== null) return { outcome: 'created', patientId: earlier.result };
      }
      const unsettled = alike.filter(({ id, why }) => why === 'possible-duplicate' && !given.notTheSameAs.includes(id));
      if (unsettled.length > 0) {
        await recordAudit(db, auditor(ctx), { event: 'patient.searched', objectKind: 'patient', details: { possibleDuplicates: unsettled.length } });
        return { outcome: 'possible-duplicates', candidates: alike };
      }
      const patientId = await insertPatient(db, {
        clinicId: clinic.id,
        familyName: given.family,
        givenName: given.given,
        otherNames: [],
        birthOn: given.birthOn,
        birthText: null,
        sex: given.sex,
        phone: given.phone,
        email: given.email,
        address: given.address,
        deceasedOn: null,
        demo: clinic.demo,
        createdBy: userId,
      });
      await addIdentifiers(db, { clinicId: clinic.id, patientId }, identifiers);
      await refreshSearchTerms(db, { clinicId: clinic.id, patientId });
      // Who was shown and is somebody else is not proposed again.
      const different = alike.filter(({ id, why }) => why === 'possible-duplicate' && given.notTheSameAs.includes(id));
      if (userId !== null) for (const { id } of different) await addToldApart(db, { clinicId: clinic.id, a: patientId, b: id }, { why: 'Said when the second was entered.', userId, name: ctx.actor.name });
      if (key !== null) await keepResult(db, key, patientId);
      await recordAudit(db, auditor(ctx), { ...audit, objectId: patientId, patientId, details: { judgedDifferent: given.notTheSameAs.length } });
      return { outcome: 'created', patientId };
    });
  } catch (error) {
    await recordRefusal(ctx, { ...audit, patientId: null }, error);
    throw error;
  }
}

/** The person entered, without what the dialogue about look-alikes adds. */
const inputHash = ({ idempotencyKey: _key, notTheSameAs: _settled, ...fields }: Given): string => sha256(canonicalJson(fields));
