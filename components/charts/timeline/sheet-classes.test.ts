import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const FOLDER = 'components/charts/timeline';
const namesIn = (isSource: (file: string) => boolean, pattern: RegExp): string[] => {
  const found = readdirSync(FOLDER).filter(isSource).flatMap((file) => readFileSync(join(FOLDER, file), 'utf8').match(pattern) ?? []);
  return [...new Set(found.map((name) => name.replace('.', '')))].sort();
};

test('each class of the timeline that its parts name has a rule in its sheets, and each rule a part that names it', () => {
  // Behind a slash stands the name of a file.
  const named = namesIn((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.endsWith('.d.ts'), /(?<![/\w-])(?:tl|brush)-[a-z\d-]+/g);
  const ruled = namesIn((file) => /\.p?css$/.test(file), /\.(?:tl|brush)-[a-z\d-]+/g);
  expect(named.length).toBeGreaterThan(10);
  expect(named).toEqual(ruled);
});
