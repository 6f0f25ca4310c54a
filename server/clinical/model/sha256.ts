import { createHash } from 'node:crypto';

import { canonicalJson } from './canonical-json';
import type { Sha256 } from './ids';
import type { Json } from './content-entry';

/** SHA-256 of the UTF-8 bytes of a text, lower-case hexadecimal. */
export const sha256 = (text: string): Sha256 => createHash('sha256').update(text, 'utf8').digest('hex');

/** SHA-256 of the canonical JSON of a value: the same whatever the layout and the order of keys. */
export const sha256OfJson = (value: Json): Sha256 => sha256(canonicalJson(value));
