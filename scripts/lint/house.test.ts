import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));
const ROOMS = ['app', 'bench', 'components', 'db', 'e2e', 'scripts', 'server'];

const filesUnder = (folder: string): string[] =>
  existsSync(join(HOUSE, folder))
    ? readdirSync(join(HOUSE, folder), { withFileTypes: true }).flatMap((entry) => {
        const path = `${folder}/${entry.name}`;
        return entry.isDirectory() ? filesUnder(path) : /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
      })
    : [];

const files = [...ROOMS.flatMap(filesUnder), 'proxy.ts'];
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file) || file.startsWith('e2e/');
const sources = new Map(files.map((file) => [file, readFileSync(join(HOUSE, file), 'utf8')]));
const parsed = new Map([...sources].map(([file, text]) => [file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)]));

/** The file of ours that an import means; `null` for packages and for what is no TypeScript. */
function target(from: string, specifier: string): string | null {
  const path = specifier.startsWith('@/') ? specifier.slice(2) : specifier.startsWith('.') ? relative(HOUSE, join(HOUSE, dirname(from), specifier)) : null;
  if (path === null) return null;
  return [path, `${path}.ts`, `${path}.tsx`].find((candidate) => sources.has(candidate)) ?? null;
}

/** What a file names in its imports that exist when the program runs; those of types alone are gone by then. */
const namedBy = (source: ts.SourceFile): string[] =>
  source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const typesOnly = ts.isImportDeclaration(statement) ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : statement.isTypeOnly;
    const { moduleSpecifier } = statement;
    return !typesOnly && moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
  });

const importsOf = (file: string, source: ts.SourceFile): string[] => namedBy(source).flatMap((specifier) => target(file, specifier) ?? []);

/** Libraries of forms, dialogs and charts: they come with what somebody opens, never with the first view of a page. */
const COME_LATER = new Set(['zod', 'react-hook-form', '@hookform/resolvers/zod', 'recharts', 'cmdk', 'radix-ui']);

/** The ways from a page through what runs in the browser at once to one of those libraries. */
function waysToLaterLibraries(page: string): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: readonly string[], wasInBrowser: boolean): void => {
    const file = path.at(-1) ?? '';
    const source = parsed.get(file);
    const inBrowser = wasInBrowser || (sources.get(file)?.startsWith("'use client'") ?? false);
    if (source === undefined || done.has(`${file} ${inBrowser}`)) return;
    done.add(`${file} ${inBrowser}`);
    if (inBrowser) for (const name of namedBy(source)) if (COME_LATER.has(name)) found.push([...path, name].join(' -> '));
    for (const next of importsOf(file, source)) if (inBrowser || /^(app|components)\//.test(next)) walk([...path, next], inBrowser);
  };
  walk([page], false);
  return found;
}

function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const next of graph.get(file) ?? []) {
      const cycle = walk(next, [...path, file]);
      if (cycle !== null) return cycle;
    }
    done.add(file);
    return null;
  };
  for (const file of graph.keys()) {
    const cycle = walk(file, []);
    if (cycle !== null) return cycle;
  }
  return null;
}

describe('the house', () => {
  test('has no files that import each other in a circle', () => {
    expect(findCycle(new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]]))).toEqual(['b', 'c', 'b']);
    expect(findCycle(new Map([...parsed].map(([file, source]) => [file, importsOf(file, source)])))).toBeNull();
  });

  test('has no file that only passes on what others export', () => {
    const barrels = [...parsed].filter(([, { statements }]) => statements.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined));
    expect(barrels.map(([file]) => file).filter((file) => !file.endsWith('/route.ts'))).toEqual([]);
  });

  test('keeps files small: 95 of 100 within 280 lines, none over 450', () => {
    const lines = files.filter((file) => !isTest(file) && !file.endsWith('.gen.ts')).map((file) => ({ file, lines: (sources.get(file) ?? '').split('\n').length - 1 }));
    expect(lines.filter((one) => one.lines > 450)).toEqual([]);
    expect(lines.filter((one) => one.lines > 280).length / lines.length).toBeLessThanOrEqual(0.05);
  });

  test('names files in kebab-case and never after nothing', () => {
    const names = files.map((file) => file.split('/').at(-1) ?? '').filter((name) => name !== '[trpc]');
    expect(names.filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.tsx?$/.test(name))).toEqual([]);
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|managers?|misc|common)(\.|\/|$)/.test(file))).toEqual([]);
  });

  test('exports by name, save where the framework or a tool wants a default', () => {
    const defaults = [...parsed].filter(([, { statements }]) =>
      statements.some((statement) => ts.isExportAssignment(statement) || (ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))),
    );
    const allowed = /^app\/.*(page|layout|loading|error|global-error|not-found|template|default|route)\.tsx?$|-setup\.ts$|\.config\.ts$/;
    expect(defaults.map(([file]) => file).filter((file) => !allowed.test(file))).toEqual([]);
  });

  test('has on every page the place that the way past the bar leads to', () => {
    const drawn = [...sources].filter(([file, text]) => !isTest(file) && text.includes('<main'));
    expect(drawn.length).toBeGreaterThan(20);
    expect(drawn.filter(([, text]) => text.split('<main').slice(1).some((rest) => !rest.startsWith(' id="main"'))).map(([file]) => file)).toEqual([]);
  });

  test.each(['app/(clinic)/layout.tsx', 'app/(clinic)/patients/[patientId]/page.tsx', 'app/(clinic)/today/page.tsx'])('asks for no library of forms, dialogs or charts in the first view of %s', (page) => {
    expect(sources.has(page)).toBe(true);
    expect(waysToLaterLibraries('components/entry/day-field.tsx')).not.toEqual([]);
    expect(waysToLaterLibraries(page)).toEqual([]);
  });

  test('keeps at its root what its readers expect there', () => {
    const expected = new Set([
      ...ROOMS, 'docs', 'public', 'README.md', 'LICENSE', 'package.json', 'package-lock.json', 'tsconfig.json', 'next.config.js', 'drizzle.config.ts',
      'proxy.ts', 'instrumentation.ts', 'eslint.config.js', 'vitest.config.ts', 'postcss.config.js', 'knip.config.ts', 'next-env.d.ts', 'node_modules', 'test-results', 'playwright-report', 'coverage',
    ]);
    const found = readdirSync(HOUSE).filter((name) => !name.startsWith('.') && !name.endsWith('.tsbuildinfo'));
    expect(found.filter((name) => !expected.has(name))).toEqual([]);
  });
});
