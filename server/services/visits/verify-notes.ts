import { withClinic, withoutClinic } from '@/db/client';
import { listClinics } from '@/db/queries/accounts/session';
import { pageNotes } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import { ENGINE_VERSION } from '@/server/clinical/engine/engine';
import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Snapshot } from '@/server/clinical/model/note';
import { toAppError } from '@/server/platform/errors';
import { openRelease } from './open-release';
import type { Opened } from './open-release';
import { openSnapshot } from './open-snapshot';

const PAGE = 100;

export type Verified = {
  readonly checked: number;
  /** Assessments replayed to the letter on the engine that made them. */
  readonly replayed: number;
  /** How many of those rest on content older than this release's, as it was kept. */
  readonly onOlderContent: number;
  /** Notes of other engines: their hash was checked, their assessment was not replayed. */
  readonly otherEngines: readonly { readonly engine: string; readonly count: number }[];
  readonly broken: readonly { readonly noteId: string; readonly number: string; readonly version: number; readonly what: string }[];
};

type Row = Awaited<ReturnType<typeof pageNotes>>[number];
type Found = { readonly what: string } | { readonly engine: string } | { readonly isCurrent: boolean };

/**
 * Recomputes the hash of every signed note of a clinic, holds its columns against its text, and replays its assessment
 * on the content that it was made with.
 */
export async function verifyNotes(clinicId: string): Promise<Verified> {
  const releases = new Map<string, Opened>();
  const broken: Verified['broken'][number][] = [];
  const others = new Map<string, number>();
  let [checked, replayed, onOlderContent] = [0, 0, 0];
  for (let after: { at: string; id: string } | null = null; ;) {
    const page: readonly Row[] = await withClinic({ clinicId, userId: null }, (db) => pageNotes(db, { clinicId, after, limit: PAGE }), { readOnly: true });
    for (const row of page) {
      checked += 1;
      const found = await verifyRow(row, async (hash) => {
        const opened = releases.get(hash) ?? (await withClinic({ clinicId, userId: null }, (db) => openRelease(db, hash), { readOnly: true }));
        releases.set(hash, opened);
        return opened;
      });
      if ('what' in found) broken.push({ noteId: row.id, number: row.number, version: row.version, what: found.what });
      else if ('engine' in found) others.set(found.engine, (others.get(found.engine) ?? 0) + 1);
      else {
        replayed += 1;
        if (!found.isCurrent) onOlderContent += 1;
      }
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return { checked, replayed, onOlderContent, otherEngines: counted(others), broken };
    after = { at: last.at, id: last.id };
  }
}

const counted = (others: ReadonlyMap<string, number>): Verified['otherEngines'] => [...others].map(([engine, count]) => ({ engine, count })).sort((a, b) => (a.engine < b.engine ? -1 : 1));

async function verifyRow(row: Row, release: (hash: string) => Promise<Opened>): Promise<Found> {
  let snapshot: Snapshot;
  try {
    snapshot = openSnapshot(row);
  } catch (error) {
    const { code, cause } = toAppError(error);
    return { what: code === 'damaged-note' && cause instanceof Error ? cause.message : 'its text cannot be read' };
  }
  const opened = await release(snapshot.knowledge.hash);
  if ('what' in opened) return opened;
  if (snapshot.engine !== ENGINE_VERSION) return { engine: snapshot.engine };
  try {
    const again = assess(snapshot.chart, opened.knowledge, snapshot.on);
    return canonicalJson(again) === canonicalJson(snapshot.assessment) ? { isCurrent: opened.isCurrent } : { what: 'its assessment replays otherwise' };
  } catch {
    // What the engine says of a chart that it cannot read may quote it.
    return { what: 'its assessment cannot be replayed' };
  }
}

/** Every clinic of the database. */
export async function verifyAllNotes(): Promise<Verified> {
  const clinics = await withoutClinic((db) => listClinics(db));
  const parts: Verified[] = [];
  for (const { id } of clinics) parts.push(await verifyNotes(id));
  const sum = (of: (part: Verified) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const others = new Map<string, number>();
  for (const { engine, count } of parts.flatMap((part) => part.otherEngines)) others.set(engine, (others.get(engine) ?? 0) + count);
  return {
    checked: sum((part) => part.checked),
    replayed: sum((part) => part.replayed),
    onOlderContent: sum((part) => part.onOlderContent),
    otherEngines: counted(others),
    broken: parts.flatMap((part) => part.broken),
  };
}
