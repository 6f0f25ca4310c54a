import { inspect } from 'node:util';

/** SQLSTATEs and the system's codes of an error and of what caused it. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  return [...('code' in error && typeof error.code === 'string' ? [error.code] : []), ...codesOf(error.cause)];
}

/**
 * An error of the database quotes the statement with its values, or the row. Whoever prints one, a framework of which we know nothing included, prints
 * its name, its code and where it came from. Both are still there for whoever asks the error itself.
 */
export function printWithoutWords(kind: { readonly name: string; readonly prototype: Error }): void {
  Object.defineProperty(kind.prototype, inspect.custom, {
    configurable: true,
    value(this: Error): string {
      const frames = (this.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
      return [`${kind.name} ${codesOf(this).join(' ')}`.trim(), ...frames].join('\n');
    },
  });
}
