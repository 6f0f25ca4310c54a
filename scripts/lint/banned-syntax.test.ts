import ts from 'typescript';
import { expect, test } from 'vitest';

import { nodesOf, SHIPPED, textOf } from './shipped';

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
  expect(SHIPPED.length).toBeGreaterThan(400);
  expect(SHIPPED.flatMap((file) => findings(textOf(file)).map((what) => `${file}: ${what}`))).toEqual([]);
  expect(findings(`<p dangerouslySetInnerHTML={x} />; sql.raw(name); eval(x); import Image from 'next/image';\n'use server'`)).toHaveLength(5);
});

/** Names that a statement may hold because nobody outside chose them: constants of ours, and what the driver has quoted. */
const CHOSEN = /^(APPLICATION_ROLE|CHANNEL|OWNER_ROLE|LOGIN_ROLE|BATCH|pg\.escape(Identifier|Literal)\(.*\))$/s;
/** Statements put together from something else, all of it outside any request: what a migration or a backup reads of the catalogue of its own database. */
const COMPOSED: Readonly<Record<string, readonly string[]>> = {
  'db/client.ts': ['opening(acting, options)'],
  'db/backup/read-rows.ts': ['list', 'where'],
  'db/backup/restore-backup.ts': ['what', 'name', 'columns', 'columns', 'name'],
  'db/embedded/prepare.ts': ['name', "template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`", 'name', 'name'],
  'db/queries/statement.ts': ['values'],
};

/** What stands in a statement beside its own words, of the calls that hand a statement to the driver. */
function composedIn(file: string): string[] {
  return [...nodesOf(file)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression) || !['query', 'execute'].includes(node.expression.name.text)) return [];
    const [statement] = node.arguments;
    // Procedures and lists of the screen have a method of the same name.
    if (statement === undefined || ts.isArrowFunction(statement) || ts.isStringLiteralLike(statement)) return [];
    if (ts.isTaggedTemplateExpression(statement)) return statement.tag.getText() === 'sql' ? [] : [statement.getText()];
    return (ts.isTemplateExpression(statement) ? statement.templateSpans.map(({ expression }) => expression.getText()) : [statement.getText()]).filter((text) => !CHOSEN.test(text));
  });
}

test('SQL-02 what a request brings reaches a statement as a parameter only: every statement put together is one of these', () => {
  const files = SHIPPED.filter((file) => /^(server|db)\//.test(file) && /\.(query|execute)\b/.test(textOf(file)));
  const found = files.map((file) => [file, composedIn(file).sort()] as const).filter(([, composed]) => composed.length > 0);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(Object.entries(COMPOSED).map(([file, composed]) => [file, [...composed].sort()])));
});
