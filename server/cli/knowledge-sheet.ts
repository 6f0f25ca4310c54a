import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { getReviewSheet } from '@/server/services/knowledge/get-review-sheet';

/** `npm run knowledge:sheet`: writes `docs/knowledge/` anew; a page whose content is gone goes too. */
export function writeSheet(folder: string): number {
  const sheet = getReviewSheet();
  for (const name of pagesIn(folder)) if (!sheet.has(name)) rmSync(path.join(folder, name));
  for (const [name, text] of sheet) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return sheet.size;
}

/** Pages that lie in the folder, as paths from it with forward slashes. */
export function pagesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  } catch {
    return [];
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const pages = writeSheet(path.join(process.cwd(), 'docs', 'knowledge'));
    process.stderr.write(`docs/knowledge: ${pages} pages\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
