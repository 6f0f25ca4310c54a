import { existsSync } from 'node:fs';
import path from 'node:path';

import type { Knowledge } from '@/server/clinical/model/knowledge';
import { loadKnowledgeFrom } from '@/server/knowledge/load';

/** The content of another version, such as `server/knowledge/content` of an earlier checkout; refused when it is none. */
export function loadOtherVersion(folder: string): Knowledge {
  if (!existsSync(path.join(folder, 'release.json'))) throw new RangeError(`${folder}: no folder of clinical content (release.json is not there)`);
  try {
    return loadKnowledgeFrom(folder);
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n').slice(1);
    throw new RangeError(`${folder}: this program cannot read that version of the content: ${first.trim()}`, { cause: error });
  }
}
