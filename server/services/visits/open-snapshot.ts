import { z } from 'zod';
import type { Snapshot } from '@/server/clinical/model/note';
import { sha256 } from '@/server/clinical/model/sha256';
import { AppError } from '@/server/platform/errors';

const versioned = z.object({ schemaVersion: z.literal(1) });
/** What we wrote ourselves: the hash vouches for the text, the version for the shape. */
const snapshotSchema = z.custom<Snapshot>((value) => versioned.safeParse(value).success);

/** A stored snapshot, after its hash was taken anew; a text that does not match its signature is shown to nobody. */
export function openSnapshot({ snapshot, sha256: signed }: { readonly snapshot: string; readonly sha256: string }): Snapshot {
  if (sha256(snapshot) !== signed) throw new AppError('damaged-note');
  return snapshotSchema.parse(JSON.parse(snapshot));
}
