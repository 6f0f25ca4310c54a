import { desc, eq } from 'drizzle-orm';
import type { Db } from '../../client';
import { clinicSetting } from '../../schema/clinic-setting';
import type { ClinicTranslations, CrisisWords, OnCallContact } from '../../schema/clinic-setting';

/** What counts for a clinic now. */
export type ClinicSettings = {
  /** 0 until somebody saved settings. */
  readonly version: number;
  readonly crisis: CrisisWords | null;
  readonly crisisCheckedAt: Date | null;
  readonly crisisCheckedByName: string | null;
  readonly phone: string | null;
  readonly hours: string | null;
  readonly translations: ClinicTranslations;
  readonly noteOrder: 'apso' | 'soap';
  readonly attemptsBeforeLetter: number;
  readonly tellNextAfterMinutes: number;
  readonly onCall: readonly OnCallContact[];
  readonly changedAt: Date | null;
  readonly changedByName: string | null;
};

/** What a clinic has that never saved settings. */
const DEFAULT_SETTINGS: ClinicSettings = {
  version: 0,
  crisis: null,
  crisisCheckedAt: null,
  crisisCheckedByName: null,
  phone: null,
  hours: null,
  translations: {},
  noteOrder: 'apso',
  attemptsBeforeLetter: 3,
  tellNextAfterMinutes: 60,
  onCall: [],
  changedAt: null,
  changedByName: null,
};

/** The settings of a clinic as they count now, inside a transaction of that clinic. */
export async function readClinicSettings(db: Db, clinicId: string): Promise<ClinicSettings> {
  const [row] = await db
    .select({
      version: clinicSetting.version,
      crisis: clinicSetting.crisis,
      crisisCheckedAt: clinicSetting.crisisCheckedAt,
      crisisCheckedByName: clinicSetting.crisisCheckedByName,
      phone: clinicSetting.phone,
      hours: clinicSetting.hours,
      translations: clinicSetting.translations,
      noteOrder: clinicSetting.noteOrder,
      attemptsBeforeLetter: clinicSetting.attemptsBeforeLetter,
      tellNextAfterMinutes: clinicSetting.tellNextAfterMinutes,
      onCall: clinicSetting.onCall,
      changedAt: clinicSetting.changedAt,
      changedByName: clinicSetting.changedByName,
    })
    .from(clinicSetting)
    .where(eq(clinicSetting.clinicId, clinicId))
    .orderBy(desc(clinicSetting.version))
    .limit(1);
  return row ?? DEFAULT_SETTINGS;
}

export type NewClinicSettings = Omit<ClinicSettings, 'changedAt' | 'changedByName'> & {
  readonly clinicId: string;
  readonly changedBy: string | null;
  readonly changedByName: string;
};

/** Adds the next version; `false` when somebody else did so first. */
export async function addClinicSettings(db: Db, values: NewClinicSettings): Promise<boolean> {
  const rows = await db.insert(clinicSetting).values(values).onConflictDoNothing().returning({ version: clinicSetting.version });
  return rows.length === 1;
}
