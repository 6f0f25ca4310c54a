import { z } from 'zod';
import type { Snapshot } from '@/server/clinical/model/note';
import { sha256 } from '@/server/clinical/model/sha256';
import { AppError } from '@/server/platform/errors';

const versioned = z.object({ schemaVersion: z.literal(1) });
/** What we wrote ourselves: the hash vouches for the text, the version for the shape. */
const snapshotSchema = z.custom<Snapshot>((value) => versioned.safeParse(value).success);

type Row = { readonly snapshot: string; readonly sha256: string; readonly number: string; readonly version: number; readonly patientIds: readonly string[]; readonly visitId: string; readonly knowledgeSha256: string };

/**
 * A stored snapshot, after its hash was taken anew and its row was held against it; a note that does not match its
 * signature, or stands in the row of another one, is shown to nobody.
 */
export function openSnapshot(row: Row): Snapshot {
  if (sha256(row.snapshot) !== row.sha256) throw new AppError('damaged-note', {}, { cause: new Error('its text does not match its hash') });
  const snapshot = snapshotSchema.parse(JSON.parse(row.snapshot));
  const isItsRow = snapshot.number === row.number && snapshot.version === row.version && row.patientIds.includes(snapshot.patient.id) && snapshot.visit.id === row.visitId && snapshot.knowledge.hash === row.knowledgeSha256;
  if (!isItsRow) throw new AppError('damaged-note', {}, { cause: new Error('its columns say otherwise than its text') });
  return snapshot;
}
