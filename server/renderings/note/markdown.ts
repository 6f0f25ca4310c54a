import type { NoteDocument } from '@/server/clinical/model/note';
import { daysWhole } from './clean-text';
import { actDayWords } from './day-words';
import type { DoseTable } from './dose-table';
import { timesWords, unitsWords } from './dose-words';
import type { Block, Paper, Run } from './paper';
import { toPaper } from './to-paper';

/** The note as Markdown with a table of pipes; whatever a person typed is text and never markup. */
export function markdown(document: NoteDocument): string {
  const paper = toPaper(document);
  const strike = (text: string): string => (paper.isStruck ? `~~${text}~~` : text);
  const parts = [
    `# ${literal(paper.name)}`,
    [...paper.identifiers, paper.clinic, paper.title, paper.author].map(literal).join('; '),
    ...paper.bands.map((band) => `**${literal(band)}**`),
    ...paper.blocks.map((block) => blockText(block, strike)),
    '---',
    paper.signature.who.map(literal).join('  \n'),
    paper.signature.what.map(literal).join('  \n'),
    ...(paper.sha256 === null ? [] : [`SHA-256 \`${paper.sha256}\``]),
    `${literal(footOf(paper))}`,
  ];
  return `${parts.map((part) => daysWhole(part)).join('\n\n')}\n`;
}

const footOf = ({ foot, number, version, sha256 }: Paper): string => (sha256 === null ? `${foot.who}; ${foot.what}` : `${foot.who}; No. ${number} v${version}`);

function blockText(block: Block, strike: (text: string) => string): string {
  switch (block.kind) {
    case 'heading':
      return `## ${literal(block.text)}`;
    case 'paragraph':
      return strike(block.runs.map(runText).join(' '));
    case 'doses':
      return tableText(block.table);
  }
}

const runText = ({ text, voice }: Run): string => (voice === 'patient' ? `*${literal(text)}*` : literal(text));

function tableText({ drugs, rows }: DoseTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => literal(cell).replaceAll('\u00A0', ' ')).join(' | ')} |`;
  return [
    line(['From', 'To', ...drugs.map(({ name }) => name)]),
    `|${' --- |'.repeat(drugs.length + 2)}`,
    ...rows.map(({ from, to, cells }) =>
      line([
        actDayWords(from),
        to === null ? 'goes on' : actDayWords(to),
        ...cells.map(({ dose, state }) => (dose === null ? state : `${dose.mgPerDay} mg: ${unitsWords(dose.units)}, ${timesWords(dose.timesPerDay)}`)),
      ]),
    ),
  ].join('\n');
}

/** Every sign that Markdown or HTML could read as its own is escaped; a list or heading can begin only where a line begins. */
function literal(text: string): string {
  const escaped = text.replace(/[\\`*_[\]<>&|~$#!]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : sign === '&' ? '&amp;' : `\\${sign}`));
  return escaped.replace(/^(\s*)([-+=:]|\d+[.)](?=\s|$))/, (_, blank: string, sign: string) => `${blank}${sign.slice(0, -1)}\\${sign.slice(-1)}`).replace(/(https?|ftp|mailto):/gi, '$1\\:');
}
