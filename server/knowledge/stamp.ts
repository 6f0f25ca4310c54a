import { canonicalJson } from '@/server/clinical/model/canonical-json';
import type { Json } from '@/server/clinical/model/content-entry';
import type { Knowledge, KnowledgeStamp } from '@/server/clinical/model/knowledge';
import { sha256OfJson } from '@/server/clinical/model/sha256';
import type { Unstamped } from './assemble';

/**
 * Version and hash of compiled content. The hash is taken over the compiled value in canonical JSON: the layout of the
 * files, the order of keys and written-out defaults do not move it, a changed word or number does.
 */
export const stamp = (version: string, compiled: Unstamped): KnowledgeStamp => ({ version, hash: sha256OfJson(asJson(compiled)) });

const asJson = (compiled: Unstamped): Json => ({ ...compiled });

/** Canonical JSON of compiled content without its stamp: what the stamp's hash was taken over. */
export function knowledgeText({ stamp: _stamp, ...compiled }: Knowledge): string {
  return canonicalJson(asJson(compiled));
}
