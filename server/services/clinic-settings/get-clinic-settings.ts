import { withClinic } from '@/db/client';
import type { Db } from '@/db/client';
import { standingOfPrescriber } from '@/db/queries/accounts/people';
import { readClinicSettings } from '@/db/queries/clinic/settings';
import { hasPatients } from '@/db/queries/patients/has-patients';
import { recordAudit } from '@/server/audit/record-audit';
import type { ClinicSettingsShown } from '@/server/contracts/clinic-settings';
import { dayIn, timeIn } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { webhookSecret } from '../outbox/send-due';
import { recordRefusal } from '../record-refusal';
import { otherLanguages } from '../report-requests/languages';
import { translate } from '../report-requests/translate';
import { crisisOfContent } from './crisis-words';

/** The settings as their page shows them, read inside a transaction of the clinic; the audit row is the caller's. */
export async function showClinicSettings(db: Db, ctx: ServiceContext): Promise<ClinicSettingsShown> {
  const { id, name, country, region, timeZone, demo } = ctx.actor.clinic;
  const { crisisCheckedAt, crisisCheckedByName, changedAt, changedByName, ...settings } = await readClinicSettings(db, id);
  const ofContent = crisisOfContent(country);
  const done = (at: Date | null, by: string | null) => (at === null ? null : { on: dayIn(timeZone, at), at: timeIn(timeZone, at), by: by ?? '' });
  return {
    ...settings,
    clinic: { name, country, region, timeZone, demo },
    crisis: settings.crisis ?? ofContent,
    checked: done(crisisCheckedAt, crisisCheckedByName),
    ofContent,
    languages: otherLanguages().map((language) => ({ ...language, wording: translate(ofContent.wording, language.code) })),
    onCall: settings.onCall.map((contact) => ({ ...contact, secret: contact.kind === 'webhook' ? webhookSecret(id, contact.address) : null })),
    changed: done(changedAt, changedByName),
    firstSteps: { prescriber: await standingOfPrescriber(db, id), hasPatients: await hasPatients(db, id) },
    canMail: environment().smtpUrl !== null,
  };
}

/** What an administrator set for the clinic. */
export async function getClinicSettings(ctx: ServiceContext): Promise<ClinicSettingsShown> {
  const event = { event: 'clinic-settings.read', objectKind: 'clinic-settings' };
  try {
    authorise(ctx.actor, 'clinic:administer');
    return await withClinic(acting(ctx), async (db) => {
      const shown = await showClinicSettings(db, ctx);
      await recordAudit(db, auditor(ctx), event);
      return shown;
    });
  } catch (error) {
    await recordRefusal(ctx, { ...event, patientId: null }, error);
    throw error;
  }
}
