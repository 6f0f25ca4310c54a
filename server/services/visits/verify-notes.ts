import { withClinic, withoutClinic } from '@/db/client';
import { listClinics } from '@/db/queries/accounts/session';
import { pageNotes } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import { ENGINE_VERSION } from '@/server/clinical/engine/engine';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import { loadKnowledge } from '@/server/knowledge/load';
import { toAppError } from '@/server/platform/errors';
import { openSnapshot } from './open-snapshot';

const PAGE = 100;

export type Verified = {
  readonly checked: number;
  /** Assessments replayed to the letter; the others come from another engine or other content. */
  readonly replayed: number;
  readonly broken: readonly { readonly noteId: string; readonly number: string; readonly version: number; readonly what: string }[];
};

/** Recomputes the hash of every signed note of a clinic, holds its columns against its text, and replays its assessment. */
export async function verifyNotes(clinicId: string): Promise<Verified> {
  const broken: Verified['broken'][number][] = [];
  let checked = 0;
  let replayed = 0;
  let after: { at: string; id: string } | null = null;
  for (;;) {
    const page: Awaited<ReturnType<typeof pageNotes>> = await withClinic({ clinicId, userId: null }, (db) => pageNotes(db, { clinicId, after, limit: PAGE }), { readOnly: true });
    for (const row of page) {
      checked += 1;
      const found = verifyRow(row);
      if (found.what !== null) broken.push({ noteId: row.id, number: row.number, version: row.version, what: found.what });
      if (found.replayed) replayed += 1;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return { checked, replayed, broken };
    after = { at: last.at, id: last.id };
  }
}

type Row = Awaited<ReturnType<typeof pageNotes>>[number];

function verifyRow(row: Row): { readonly what: string | null; readonly replayed: boolean } {
  let snapshot;
  try {
    snapshot = openSnapshot(row);
  } catch (error) {
    return { what: toAppError(error).code === 'damaged-note' ? 'its text does not match its hash' : 'its text cannot be read', replayed: false };
  }
  if (snapshot.number !== row.number || snapshot.version !== row.version || snapshot.patient.id !== row.patientId || snapshot.visit.id !== row.visitId || snapshot.knowledge.hash !== row.knowledgeSha256) {
    return { what: 'its columns say otherwise than its text', replayed: false };
  }
  const knowledge = loadKnowledge();
  if (snapshot.engine !== ENGINE_VERSION || snapshot.knowledge.hash !== knowledge.stamp.hash) return { what: null, replayed: false };
  const again = assess(snapshot.chart, knowledge, snapshot.on);
  return canonicalJson(again) === canonicalJson(snapshot.assessment) ? { what: null, replayed: true } : { what: 'its assessment replays otherwise', replayed: false };
}

/** Every clinic of the database. */
export async function verifyAllNotes(): Promise<Verified> {
  const clinics = await withoutClinic((db) => listClinics(db));
  const parts: Verified[] = [];
  for (const { id } of clinics) parts.push(await verifyNotes(id));
  return {
    checked: parts.reduce((sum, part) => sum + part.checked, 0),
    replayed: parts.reduce((sum, part) => sum + part.replayed, 0),
    broken: parts.flatMap((part) => part.broken),
  };
}
