import { z } from 'zod';
import { getRelease } from '@/db/queries/visits/signed-notes';
import type { Db } from '@/db/client';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { sha256 } from '@/server/clinical/model/sha256';
import { loadKnowledge } from '@/server/knowledge/load';

/** What we wrote ourselves: the hash vouches for the text and for its shape. */
const contentSchema = z.custom<Omit<Knowledge, 'stamp'>>((value) => typeof value === 'object' && value !== null);

export type Opened = { readonly knowledge: Knowledge; readonly isCurrent: boolean } | { readonly what: string };

/** The clinical content that a note was made with: this release's, or the one kept under its hash. */
export async function openRelease(db: Db, hash: string): Promise<Opened> {
  const current = loadKnowledge();
  if (hash === current.stamp.hash) return { knowledge: current, isCurrent: true };
  const kept = await getRelease(db, hash);
  if (kept === null) return { what: 'the content it was made with is not kept' };
  if (sha256(kept.content) !== hash) return { what: 'the content it was made with does not match its hash' };
  return { knowledge: { ...contentSchema.parse(JSON.parse(kept.content)), stamp: { version: kept.version, hash } }, isCurrent: false };
}
