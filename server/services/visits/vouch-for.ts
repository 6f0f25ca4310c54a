import type { SignedNoteRow } from '@/db/queries/visits/signed-notes';
import { AppError } from '@/server/platform/errors';
import { log } from '@/server/platform/log';
import { findSignatures } from '@/server/platform/signature-log';
import type { SignatureLine } from '@/server/platform/signature-log';
import type { ServiceContext } from '../context';

type Vouched = Pick<SignedNoteRow, 'id' | 'number' | 'version' | 'sha256'>;

/**
 * Holds notes against what was written down outside the database when they were signed: a row that was replaced together
 * with its hash is shown and exported to nobody. A note that was never written down, or a log that cannot be read, is
 * no reason to keep a note back; the start and `verify:notes` say so. Reads a file: never inside a transaction.
 */
export async function vouchFor(ctx: ServiceContext, notes: readonly Vouched[]): Promise<void> {
  const clinicId = ctx.actor.clinic.id;
  let lines: readonly SignatureLine[] = [];
  try {
    lines = await findSignatures(notes.map(({ id }) => id));
  } catch (error) {
    log().error('signature.log-unread', { requestId: ctx.requestId, clinicId, error });
  }
  for (const { id, number, version, sha256 } of notes) {
    const isOther = lines.some((line) => line.noteId === id && (line.clinicId !== clinicId || line.number !== number || line.version !== version || line.sha256 !== sha256));
    if (isOther) throw new AppError('damaged-note', {}, { cause: new Error('it is not as signatures.log has it') });
  }
}
