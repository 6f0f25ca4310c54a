import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

/** Source files of the program itself, without its tests and their helpers, by path from the root. */
export const SHIPPED: readonly string[] = ['app', 'components', 'server', 'db'].flatMap((folder) =>
  readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|(^|\/)testing\//.test(name))
    .map((name) => `${folder}/${name}`),
);

export const textOf = (file: string): string => readFileSync(join(HOUSE, file), 'utf8');

/** Every node of a source file of the program, parents set. */
export function* nodesOf(file: string): Generator<ts.Node> {
  const waiting: ts.Node[] = [ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    node.forEachChild((child) => void waiting.push(child));
  }
}
