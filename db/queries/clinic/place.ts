import { eq } from 'drizzle-orm';
import type { Db } from '../../client';
import { clinic } from '../../schema/clinic';

/** SQLSTATE with which the database keeps the place of a clinic that has patients. */
export const PLACE_STANDS = 'GM004';

export type Place = Pick<typeof clinic.$inferInsert, 'timeZone' | 'country' | 'region'>;

export async function putPlace(db: Db, clinicId: string, place: Place): Promise<void> {
  await db.update(clinic).set(place).where(eq(clinic.id, clinicId));
}
