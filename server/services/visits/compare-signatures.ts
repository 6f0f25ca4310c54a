import { withClinic, withoutClinic } from '@/db/client';
import { listClinics } from '@/db/queries/accounts/session';
import { listPurgedNotes } from '@/db/queries/record/retention';
import { pageSignatures } from '@/db/queries/visits/signed-notes';
import { logSignatures, readSignatureLog } from '@/server/platform/signature-log';
import type { SignatureLine } from '@/server/platform/signature-log';

const PAGE = 1000;

export type Compared = {
  readonly logged: number;
  /** Written down when they were signed, and not in the database: it lost them, or is an older copy. */
  readonly lost: readonly SignatureLine[];
  /** In the database with another number, version or hash than was written down. */
  readonly changed: readonly SignatureLine[];
  /** In the database and not in the log: signed just before an end, or the log is younger than the database. */
  readonly unlogged: readonly SignatureLine[];
  /** Pieces of the log that are no line. */
  readonly torn: number;
};

const face = ({ clinicId, number, version, sha256 }: Pick<SignatureLine, 'clinicId' | 'number' | 'version' | 'sha256'>): string => [clinicId, number, version, sha256].join(' ');

/** Holds `signatures.log` against the database. Changes neither. */
export async function compareSignatures(): Promise<Compared> {
  const { lines, torn } = await readSignatureLog();
  const stored = new Map<string, SignatureLine>();
  const clinics = await withoutClinic((db) => listClinics(db));
  // Of a record that was purged the hashes of its notes are left.
  const purged = new Set<string>();
  for (const { id: clinicId } of clinics) {
    for await (const line of signaturesOf(clinicId)) stored.set(line.noteId, line);
    for (const { id, ...note } of await withClinic({ clinicId, userId: null }, (db) => listPurgedNotes(db, { clinicId }), { readOnly: true })) purged.add(`${id} ${face({ ...note, clinicId })}`);
  }
  const known = new Set(lines.map(({ noteId }) => noteId));
  return {
    logged: known.size,
    lost: lines.filter((line) => !stored.has(line.noteId) && !purged.has(`${line.noteId} ${face(line)}`)),
    changed: lines.filter((line) => {
      const now = stored.get(line.noteId);
      return now !== undefined && face(now) !== face(line);
    }),
    unlogged: [...stored.values()].filter(({ noteId }) => !known.has(noteId)),
    torn: torn.length,
  };
}

async function* signaturesOf(clinicId: string): AsyncGenerator<SignatureLine> {
  for (let after: string | null = null; ;) {
    const page: readonly SignatureLine[] = await withClinic({ clinicId, userId: null }, (db) => pageSignatures(db, { clinicId, after, limit: PAGE }), { readOnly: true });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.noteId;
  }
}

/** Compares, and writes down what the log has not yet: a signature whose process ended before it could. */
export async function settleSignatures(): Promise<Compared> {
  const compared = await compareSignatures();
  await logSignatures(compared.unlogged);
  return compared;
}

const named = (lines: readonly SignatureLine[]): string => {
  const shown = lines.slice(0, 5).map(({ number, version }) => `${number} version ${version}`).join(', ');
  return lines.length > 5 ? `${shown} and ${lines.length - 5} more` : shown;
};

/** What is wrong, a sentence each; empty when log and database agree. */
export const differences = ({ lost, changed, torn }: Compared): string[] => [
  ...(lost.length === 0 ? [] : [`signed and written down in signatures.log, but not in the database: ${named(lost)}`]),
  ...(changed.length === 0 ? [] : [`not as signatures.log has them: ${named(changed)}`]),
  ...(torn === 0 ? [] : [`${torn === 1 ? 'one piece' : `${torn} pieces`} of signatures.log cannot be read`]),
];
