import type { Snapshot } from '@/server/clinical/model/note';
import { sha256 } from '@/server/clinical/model/sha256';

/** Gives each thing of a document the same UUID every time, and no two documents the same one. */
export type Urn = (kind: string, key?: string) => string;

export const urnsOf =
  ({ number, version, visit, patient }: Pick<Snapshot, 'number' | 'version' | 'visit' | 'patient'>): Urn =>
  (kind, key = '') =>
    `urn:uuid:${uuidOf(['gamut', number, String(version), visit.id, patient.id, kind, key].join('\n'))}`;

/** A UUID made from a text, after version 8 of RFC 9562. */
export function uuidOf(text: string): string {
  const hex = sha256(text);
  const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4);
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}
