import { paperText } from '@/server/renderings/note/plain-text';
import { wrap } from '@/server/renderings/note/wrap';
import type { RecordPaper } from './record-paper';

const WIDTH = 72;
const RULE = '='.repeat(WIDTH);

/** The whole record as plain text: the person first, every section, then each signed note as it was signed. */
export function recordText({ name, identifiers, clinic, title, bands, sections, notes }: RecordPaper): string {
  const lines = [
    ...wrap([name, ...identifiers].join(', '), WIDTH),
    ...wrap(`${clinic}; ${title}`, WIDTH),
    ...bands.map((band) => `*** ${band} ***`),
    ...sections.flatMap(({ title: head, lines: said }) => ['', head.toUpperCase(), ...said.flatMap((line) => wrapped(line))]),
    '',
    'SIGNED NOTES',
    ...(notes.length === 0 ? ['None.'] : []),
  ];
  return `${lines.join('\n')}\n${notes.map((paper) => `${RULE}\n${paperText(paper)}`).join('')}`;
}

/** A line that stands under another keeps its place. */
const wrapped = (line: string): string[] => {
  const inner = line.trimStart();
  const indent = ' '.repeat(line.length - inner.length);
  return wrap(inner, WIDTH - indent.length, '  ').map((piece) => indent + piece);
};
