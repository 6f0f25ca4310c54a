import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { pagesIn } from '@/server/cli/knowledge-sheet';
import { loadKnowledge, readContent } from './load';
import { reviewSheet } from './review-sheet';
import { content } from './schema/content';
import { plain } from './sheet/markdown';

const FOLDER = path.join(process.cwd(), 'docs', 'knowledge');
const { stamp } = loadKnowledge();
const sheet = reviewSheet(content.parse(readContent()), stamp);
const everything = [...sheet.values()].join('\n');

/** Strings a reader must find: all but keys, conditions (which stand as sentences) and review states. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => (key === 'when' && typeof entry === 'object' ? [] : key === 'review' ? [] : stringsIn(entry)));
}

describe('the review sheet', () => {
  it('as committed is the one that the content gives: run `npm run knowledge:sheet`', () => {
    expect(pagesIn(FOLDER).sort()).toEqual([...sheet.keys()].sort());
    for (const [name, text] of sheet) expect(readFileSync(path.join(FOLDER, name), 'utf8') === text, name).toBe(true);
  });

  it('leaves out no text of the content', () => {
    const missing = [...new Set(stringsIn(readContent()))].filter((text) => !everything.includes(plain(text)));
    expect(missing).toEqual([]);
  });

  it('writes each condition twice: as its author did and as it is tested', () => {
    const option = sheet.get('options/bupropion-switch.md') ?? '';
    expect(option).toContain('- written: Any seizure disorder or epilepsy code, current or past\n- reads: Seizure disorder or epilepsy, current or past');
    expect(everything.match(/^- written: /gm)).toHaveLength(284 + 30);
    expect(everything.match(/^- reads: /gm)).toHaveLength(284 + 30);
  });

  it('says on every page that nobody has reviewed it, and names version and hash', () => {
    for (const [name, text] of sheet) expect(text, name).toContain('No named clinician has reviewed any of it');
    expect(sheet.get('README.md')).toContain(stamp.hash);
  });

  it('links every reference to an entry that is there', () => {
    const anchors = new Set([...(sheet.get('references.md') ?? '').matchAll(/^## (.+)$/gm)].map(([, id]) => id));
    const links = [...everything.matchAll(/references\.md#([a-z0-9-]+)\)/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(1000);
    expect([...new Set(links)].filter((id) => !anchors.has(id))).toEqual([]);
  });

  it('counts reviewed entries once there are any', () => {
    const raw = JSON.stringify(readContent()).replace('{"status":"draft","reviewer":null,"reviewedOn":null,', '{"status":"reviewed","reviewer":"A. Reader","reviewedOn":"2026-12-01",');
    const page = reviewSheet(content.parse(JSON.parse(raw)), stamp).get('README.md') ?? '';
    expect(page).toMatch(/1 of \d+ entries are reviewed by a named clinician/);
  });
});
