import { withClinic } from '@/db/client';
import { addClinicSettings, readClinicSettings } from '@/db/queries/clinic/settings';
import type { ClinicSettings } from '@/db/queries/clinic/settings';
import { recordAudit } from '@/server/audit/record-audit';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { ClinicSettingsShown, SaveClinicSettings } from '@/server/contracts/clinic-settings';
import { now } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';
import { AppError } from '@/server/platform/errors';
import { refusedUrl } from '@/server/platform/outbound';
import { authorise } from '../authorise';
import { acting, auditor } from '../context';
import type { ServiceContext } from '../context';
import { wrongField } from '../patient-act';
import { knownLanguage } from '../report-requests/languages';
import { recordRefusal } from '../record-refusal';
import { showClinicSettings } from './get-clinic-settings';

const EVENT = { event: 'clinic-settings.saved', objectKind: 'clinic-settings' };
const HOOK_REFUSED: Readonly<Record<string, string>> = {
  'not-https': 'A web hook is called over https only.',
  'private-address': 'An address inside a network is never called.',
  'user-in-address': 'Leave user and password out of the address.',
};
const COMPARED = ['crisis', 'phone', 'hours', 'translations', 'noteOrder', 'attemptsBeforeLetter', 'tellNextAfterMinutes', 'onCall'] as const;

/** Names of what is set differently now; values stay in the settings themselves. */
const changedOf = (before: ClinicSettings, after: Pick<ClinicSettings, (typeof COMPARED)[number]>): string[] =>
  COMPARED.filter((name) => canonicalJson(before[name]) !== canonicalJson(after[name]));

/** What somebody in danger reads, in every language: what a tick vouches for. */
const crisisWords = ({ crisis, translations }: Pick<ClinicSettings, 'crisis' | 'translations'>): string =>
  canonicalJson([crisis, Object.entries(translations).flatMap(([code, { wording }]) => (wording === null ? [] : [[code, wording]])).sort()]);

/** A web hook that would never be called is refused when it is entered, not in the night. */
function checkHooks(contacts: SaveClinicSettings['onCall']): void {
  contacts.forEach(({ kind, address }, place) => {
    const why = kind === 'webhook' ? refusedUrl(address, environment().demo) : null;
    if (why !== null) throw wrongField(`onCall.${place}.address`, HOOK_REFUSED[why] ?? 'This address is never called.');
  });
}

/** Sets what counts for the clinic from now on. Words for somebody in danger count as checked only as they were when somebody ticked that they were. */
export async function saveClinicSettings(ctx: ServiceContext, { expectedVersion, crisisChecked, ...given }: SaveClinicSettings): Promise<ClinicSettingsShown> {
  const { id: clinicId } = ctx.actor.clinic;
  try {
    authorise(ctx.actor, 'clinic:administer');
    checkHooks(given.onCall);
    for (const code of Object.keys(given.translations)) knownLanguage(code, `translations.${code}`);
    return await withClinic(acting(ctx), async (db) => {
      const before = await readClinicSettings(db, clinicId);
      if (before.version !== expectedVersion) throw new AppError('changed-meanwhile');
      const stands = crisisChecked && before.crisisCheckedAt !== null && crisisWords(before) === crisisWords(given);
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
