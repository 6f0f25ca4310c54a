import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { MedicationEpisode, StopReason } from '@/server/clinical/model/chart';
import type { Db } from '../../client';
import { doseStep, medicationEpisode } from '../../schema/medication';

type Whose = { readonly clinicId: string; readonly patientId: string; readonly episodeId: string };

const standingSteps = ({ clinicId, patientId, episodeId }: Whose) =>
  and(eq(doseStep.clinicId, clinicId), eq(doseStep.patientId, patientId), eq(doseStep.episodeId, episodeId), isNull(doseStep.enteredInErrorAt));

/** Marks the dose of one day as entered in error, before another takes its place. */
export async function markStepInError(db: Db, whose: Whose, step: { readonly fromOn: string; readonly by: string | null }): Promise<void> {
  await db
    .update(doseStep)
    .set({ enteredInErrorAt: sql`now()`, enteredInErrorBy: step.by })
    .where(and(standingSteps(whose), eq(doseStep.fromOn, step.fromOn)));
}

/** Marks the doses planned for after the last day taken: they will not be. */
export async function markStepsAfter(db: Db, whose: Whose, stop: { readonly on: string; readonly by: string | null }): Promise<void> {
  await db
    .update(doseStep)
    .set({ enteredInErrorAt: sql`now()`, enteredInErrorBy: stop.by })
    .where(and(standingSteps(whose), gt(doseStep.fromOn, stop.on)));
}

/**
 * Ends an episode.
 * @param stop.by - who ended it; `null` when a record said so
 */
export async function stopEpisode(
  db: Db,
  { clinicId, patientId, episodeId }: Whose,
  stop: {
    readonly status: MedicationEpisode['status'];
    readonly on: string | null;
    readonly reason: StopReason | null;
    readonly by: string | null;
  },
): Promise<void> {
  await db
    .update(medicationEpisode)
    .set({
      status: stop.status,
      statusBeforeStop: sql`${medicationEpisode.status}`,
      stopOn: stop.on,
      stopKind: stop.reason?.kind ?? null,
      stopText: stop.reason?.text ?? null,
      stopRecordedAt: sql`now()`,
      stopRecordedBy: stop.by,
    })
    .where(
      and(
        eq(medicationEpisode.clinicId, clinicId),
        eq(medicationEpisode.patientId, patientId),
        eq(medicationEpisode.id, episodeId),
        isNull(medicationEpisode.enteredInErrorAt),
      ),
    );
}
