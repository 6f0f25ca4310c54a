import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { compareVersions, comparisonInWords } from '@/server/services/knowledge/compare-versions';
import { loadOtherVersion } from '@/server/services/knowledge/load-other-version';
import { getReviewSheet } from '@/server/services/knowledge/get-review-sheet';

/**
 * `npm run knowledge:sheet`: writes `docs/knowledge/` anew; a page whose content is gone goes too. With `-- --against FOLDER`,
 * the content folder of another version, it prints the vignettes whose assessment differs between the two.
 */
function writeSheet(folder: string): number {
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

/** The folder named after `--against`; `null` when none is. */
function otherFolder(given: readonly string[]): string | null {
  if (given.length === 0) return null;
  const [option, folder, ...rest] = given;
  if (option !== '--against' || folder === undefined || rest.length > 0) throw new RangeError(`${given.join(' ')}: only --against FOLDER is understood`);
  return folder;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const folder = otherFolder(process.argv.slice(2));
    const comparison = folder === null ? null : compareVersions(loadOtherVersion(folder));
    const pages = writeSheet(path.join(process.cwd(), 'docs', 'knowledge'));
    process.stderr.write(`docs/knowledge: ${pages} pages\n`);
    if (comparison !== null) process.stdout.write(comparisonInWords(comparison));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof RangeError ? 2 : 1;
  }
}
