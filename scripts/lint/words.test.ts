import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
/** Words that judge, soften or claim a cause where the chart would have to speak. */
const BANNED = /\b(should|recommend\w*|best|safe|safely|safer|just|simply|please|caused by)\b/i;
/** The end of a sentence; a class name that ends so goes on in lower case. */
const EXCLAIMED = /\w!(?=$|\s+[A-Z])/;

const bannedIn = (text: string): string | null => (BANNED.exec(text) ?? EXCLAIMED.exec(text))?.[0] ?? null;

/** What others wrote and is shown as theirs, and what no screen shows. */
const QUOTED = [
  // Titles and findings of publications, and statements restated to be judged.
  /^references\.json/, /^claims\.json/,
  // The words of a work's record that state a sentence, and how they were read, as the record has them.
  /^stated\.json\.(?:stated|lines)\.[^.]+\.by\.\d+\.(?:words|read)$/,
  // The items of the questionnaires are answered in these words.
  /^instruments\/[a-z0-9-]+\.json\.items\./,
  // The last step of the published safety plan is called so.
  /^flags\.json\.safetyPlan\.steps\./,
  // How rules are read, for reviewers: it names what the product does not do.
  /^grammar\.json\.statusLogic\./,
  // Names of products as the terminology has them.
  /^rxnorm\.json/,
];

type Placed = { readonly at: string; readonly text: string };

function textsIn(value: unknown, at: string): readonly Placed[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (Array.isArray(value)) return value.flatMap((entry: unknown, place) => textsIn(entry, `${at}.${idOf(entry) ?? place}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]: [string, unknown]) => textsIn(entry, `${at}.${key}`));
}

const idOf = (entry: unknown): string | null => (typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : null);

const filesUnder = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' }).filter((name) => pattern.test(name)).sort();

const CONTENT = 'server/knowledge/content';
const content = filesUnder(CONTENT, /\.json$/).flatMap((name) => textsIn(JSON.parse(readFileSync(join(HOUSE, CONTENT, name), 'utf8')), name));

/** Words between tags and in quotes; names of attributes and imports are not read by anybody. */
function literalsIn(file: string): readonly Placed[] {
  const source = ts.createSourceFile(file, readFileSync(join(HOUSE, file), 'utf8'), ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: Placed[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) {
      if (/\s/.test(node.text.trim())) found.push({ at: file, text: node.text.trim() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const SPOKEN = ['app', 'components', 'server/clinical', 'server/contracts', 'server/imports', 'server/platform', 'server/services'];
const code = SPOKEN.flatMap((folder) => filesUnder(folder, /(?<!\.test|\.d)\.tsx?$/).filter((name) => !name.includes('testing/')).map((name) => `${folder}/${name}`)).flatMap(literalsIn);

describe('the words on a screen', () => {
  test('are tried against what a colleague would not say', () => {
    expect(['You should lower it', 'the safest choice is safe', 'Numbness caused by sertraline', 'Saved!', 'It is recommended'].map(bannedIn)).toEqual(['should', 'safe', 'caused by', 'd!', 'recommended']);
    expect(['Unsafe', 'justify', 'a safeguard', 'the chart says'].map(bannedIn)).toEqual([null, null, null, null]);
  });

  test('of the content neither judge nor claim a cause', () => {
    expect(content.length).toBeGreaterThan(5000);
    const found = content.filter(({ at, text }) => bannedIn(text) !== null && !QUOTED.some((place) => place.test(at)));
    expect(found.map(({ at, text }) => `${at}: ${text}`)).toEqual([]);
  });

  test('of the program neither', () => {
    expect(code.length).toBeGreaterThan(500);
    expect(code.filter(({ text }) => bannedIn(text) !== null).map(({ at, text }) => `${at}: ${text}`)).toEqual([]);
  });
});
