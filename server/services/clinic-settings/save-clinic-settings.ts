import { withClinic } from '@/db/client';
import { addClinicSettings, readClinicSettings } from '@/db/queries/clinic/settings';
import type { ClinicSettings } from '@/db/queries/clinic/settings';
import { recordAudit } from '@/server/audit/record-audit';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { ClinicSettingsShown, SaveClinicSettings } from '@/server/contracts/clinic-settings';
import { now } from '@/server/platform/clock';
import { AppError } from '@/server/platform/errors';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { recordRefusal } from '../record-refusal';
import { showClinicSettings } from './get-clinic-settings';

const EVENT = { event: 'clinic-settings.saved', objectKind: 'clinic-settings' };
const COMPARED = ['crisis', 'phone', 'hours', 'noteOrder', 'attemptsBeforeLetter', 'onCall'] as const;

/** Names of what is set differently now; values stay in the settings themselves. */
const changedOf = (before: ClinicSettings, after: Pick<ClinicSettings, (typeof COMPARED)[number]>): string[] =>
  COMPARED.filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]));

/** Sets what counts for the clinic from now on. Words for somebody in danger count as checked only as they were when somebody ticked that they were. */
export async function saveClinicSettings(ctx: ServiceContext, { expectedVersion, crisisChecked, ...given }: SaveClinicSettings): Promise<ClinicSettingsShown> {
  const { id: clinicId } = ctx.actor.clinic;
  try {
    authorise(ctx.actor, 'clinic:administer');
    return await withClinic(acting(ctx), async (db) => {
      const before = await readClinicSettings(db, clinicId);
      if (before.version !== expectedVersion) throw new AppError('changed-meanwhile');
      const stands = crisisChecked && before.crisisCheckedAt !== null && canonicalJson(before.crisis) === canonicalJson(given.crisis);
      const version = expectedVersion + 1;
      const added = await addClinicSettings(db, {
        ...given,
        clinicId,
        version,
        crisisCheckedAt: stands ? before.crisisCheckedAt : crisisChecked ? now() : null,
        crisisCheckedByName: stands ? before.crisisCheckedByName : crisisChecked ? ctx.actor.name : null,
        changedBy: ctx.actor.userId,
        changedByName: ctx.actor.name,
      });
      if (!added) throw new AppError('changed-meanwhile');
      await recordAudit(db, auditor(ctx), {
        ...EVENT,
        objectVersion: version,
        details: { changed: changedOf(before, given).join(' '), crisisChecked, contacts: given.onCall.length },
      });
      return showClinicSettings(db, ctx);
    });
  } catch (error) {
    await recordRefusal(ctx, { ...EVENT, patientId: null }, error);
    throw error;
  }
}
