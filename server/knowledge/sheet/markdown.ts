import { spelled } from '../sentence';

/** Text that Markdown and HTML leave as it is written. */
export const plain = (text: string): string => text.replaceAll('<', '&lt;').replaceAll('|', '\\|').replace(/\s+/g, ' ').trim();

/** A heading; level 1 is the title of the page. */
export const heading = (level: 1 | 2 | 3 | 4, text: string): string => `${'#'.repeat(level)} ${plain(text)}`;

/** Lines as a list. */
export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** A table with one line a row. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Blocks with an empty line between them, absent ones left out, and one line end at the end. */
export const page = (blocks: readonly (string | null)[]): string => `${blocks.filter((block) => block !== null && block !== '').join('\n\n')}\n`;

/** Any value as nested bullets with its keys spelt out: for parts that are read, not computed with. */
export function described(value: unknown, depth = 0): string {
  const indent = '  '.repeat(depth);
  if (Array.isArray(value)) {
    return value.map((entry: unknown) => (isPlain(entry) ? `${indent}- ${word(entry)}` : `${indent}- ${described(entry, depth + 1).trimStart().replace(/^- /, '')}`)).join('\n');
  }
  if (isPlain(value)) return `${indent}- ${word(value)}`;
  return Object.entries(value)
    .filter(([, entry]: [string, unknown]) => entry !== undefined)
    .map(([key, entry]: [string, unknown]) => describedEntry(key, entry, depth))
    .join('\n');
}

function describedEntry(key: string, entry: unknown, depth: number): string {
  const label = `${'  '.repeat(depth)}- ${plain(spelled(key))}:`;
  if (isPlain(entry)) return `${label} ${word(entry)}`;
  if (Array.isArray(entry) && entry.every(isShort)) return `${label} ${entry.length === 0 ? 'none' : entry.map(word).join('; ')}`;
  return `${label}\n${described(entry, depth + 1)}`;
}

const isPlain = (value: unknown): value is string | number | boolean | null | undefined => typeof value !== 'object' || value === null;
const isShort = (value: unknown): value is string | number | boolean => isPlain(value) && String(value).length <= 60;

function word(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return 'not known';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? plain(value) : String(value);
}
