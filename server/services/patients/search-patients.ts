import { z } from 'zod';
import { withClinic } from '@/db/client';
import { searchPrefixes } from '@/db/queries/patients/fold';
import { listPatients } from '@/db/queries/patients/list-patients';
import type { PatientPosition } from '@/db/queries/patients/list-patients';
import { hiddenIds, listRestricted } from '@/db/queries/patients/restrictions';
import { recordAudit } from '@/server/audit/record-audit';
import type { searchPatientsInput, searchPatientsOutput } from '@/server/contracts/patient';
import { AppError } from '@/server/platform/errors';
import { mayDo } from '@/server/auth/rights';
import { authorise } from '../authorise';
import { acting, auditor, clinicDay } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { personOf } from '../restrictions/act-on-access';
import { summarisePatient } from './summarise-patient';

const BLUNTING_REPORT = 'sbr';

const position = z.tuple([z.string(), z.string(), z.uuid()]);

const toCursor = ({ familyName, givenName, id }: PatientPosition): string =>
  Buffer.from(JSON.stringify([familyName, givenName, id])).toString('base64url');

function readCursor(cursor: string | null | undefined): PatientPosition | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const [familyName, givenName, id] = position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { familyName, givenName, id };
  } catch (cause) {
    throw new AppError('invalid-input', { fields: { cursor: 'This page mark is not one of ours.' } }, { cause });
  }
}

/** Patients of the clinic by name, number or birth date; without a text all of them, by name. */
export async function searchPatients(
  ctx: ServiceContext,
  { text, cursor, limit }: z.output<typeof searchPatientsInput>,
): Promise<z.output<typeof searchPatientsOutput>> {
  try {
    authorise(ctx.actor, 'chart:read');
    const on = clinicDay(ctx);
    const prefixes = searchPrefixes(text, ctx.actor.clinic.country !== 'US');
    // Something was typed, but nothing that could be looked for: that finds nobody rather than everybody.
    if (text.trim() !== '' && prefixes.length === 0) return { items: [], nextCursor: null, restricted: [] };
    const { rows, restricted } = await withClinic(acting(ctx), async (db) => {
      const found = await listPatients(db, {
        clinicId: ctx.actor.clinic.id,
        prefixes,
        after: readCursor(cursor),
        limit: limit + 1,
        on,
        blunting: BLUNTING_REPORT,
      });
      await recordAudit(db, auditor(ctx), {
        event: 'patient.searched',
        objectKind: 'patient',
        details: { found: Math.min(found.length, limit), byText: prefixes.length > 0 },
      });
      // Of whom one is outside, by what was typed and on the first page only; nobody else hears that they are there.
      const asks = prefixes.length > 0 && (cursor ?? null) === null && mayDo(ctx.actor.roles, 'chart:break-glass');
      const hidden = asks ? await hiddenIds(db) : new Set<string>();
      return { rows: found, restricted: hidden.size === 0 ? [] : (await listRestricted(db, { terms: prefixes })).filter(({ id }) => hidden.has(id)) };
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => ({
        ...summarisePatient(row, on),
        waiting: row.waiting,
        medicines: [...row.medicines],
        lastReportOn: row.lastReportOn,
      })),
      nextCursor: rows.length > limit && last !== undefined ? toCursor(last) : null,
      restricted: restricted.map(personOf),
    };
  } catch (error) {
    await recordRefusal(ctx, { event: 'patient.searched', objectKind: 'patient', patientId: null }, error);
    throw error;
  }
}
