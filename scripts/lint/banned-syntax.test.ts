import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { expect, test } from 'vitest';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
const shipped = ['app', 'components', 'server', 'db'].flatMap((folder) =>
  readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(^|\/)testing\//.test(name))
    .map((name) => `${folder}/${name}`),
);

/** Ways in which a text becomes markup, a program or a statement. */
const BANNED: Readonly<Record<string, RegExp>> = {
  'markup from text': /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\b/,
  'a program from text': /\beval\(|new Function\(|setTimeout\(\s*['"`]/,
  'a statement from text': /\bsql\.raw\b|sql\.identifier\b/,
  'server functions and caches of the framework': /^['"]use (server|cache)['"]/m,
  'the image optimiser': /from 'next\/image'/,
};

const findings = (text: string): string[] => Object.entries(BANNED).flatMap(([what, pattern]) => (pattern.test(text) ? [what] : []));

test('XSS, SQL-02 what would run text as markup, program or statement stands nowhere in the program', () => {
  expect(shipped.length).toBeGreaterThan(400);
  expect(shipped.flatMap((file) => findings(readFileSync(join(HOUSE, file), 'utf8')).map((what) => `${file}: ${what}`))).toEqual([]);
  expect(findings(`<p dangerouslySetInnerHTML={x} />; sql.raw(name); eval(x); import Image from 'next/image';\n'use server'`)).toHaveLength(5);
});
