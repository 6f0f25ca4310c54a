import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOM = 'server/clinical';

test('no advice reads what became of decisions: nothing of the reasoning imports outcomes', () => {
  const files = readdirSync(ROOM, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('outcome'));
  expect(files).toContain('assess.ts');
  const readers = files.filter((file) => /from '[^']*(?:\/outcome\/|model\/outcome')/.test(readFileSync(join(ROOM, file), 'utf8')));
  expect(readers).toEqual([]);
});
