import { canonicalJson } from '../model/canonical-json';
import type { Sha256 } from '../model/ids';
import type { Snapshot } from '../model/note';
import { sha256 } from '../model/sha256';

/** A snapshot as it is kept: its canonical JSON and the hash over exactly that text. */
export type Sealed = { readonly text: string; readonly sha256: Sha256 };

/** The same snapshot gives the same text and hash, whatever the order of its fields. */
export function seal(snapshot: Snapshot): Sealed {
  const text = canonicalJson(snapshot);
  return { text, sha256: sha256(text) };
}
