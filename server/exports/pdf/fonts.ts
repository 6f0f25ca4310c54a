import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { create } from 'fontkit';
import type { Font } from 'fontkit';

import { graphemes } from './graphemes';
import { unpackWoff } from './woff';

/** Voices of a document: the record, what is bold in it, and the patient's own words in serif. */
export type Style = 'plain' | 'strong' | 'patient';

/** A font file of a `@fontsource` package. */
export type FontFile = { readonly name: string; readonly bytes: Buffer; readonly has: (codePoint: number) => boolean };

const INTER = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'];
const NEWSREADER = ['latin', 'latin-ext', 'vietnamese'];
/** For scripts that the two faces lack, in this order; the last one has nearly every sign there is. */
const WIDE = [
  'noto-sans-arabic/noto-sans-arabic-arabic-400',
  'noto-sans-hebrew/noto-sans-hebrew-hebrew-400',
  'noto-sans/noto-sans-devanagari-400',
  'noto-sans-thai/noto-sans-thai-thai-400',
  'unifontex/unifontex-latin-400',
];
const inter = (weight: number): string[] => INTER.map((subset) => `inter/inter-${subset}-${weight}`);
const CHAINS: Readonly<Record<Style, readonly string[]>> = {
  plain: [...inter(400), ...WIDE],
  strong: [...inter(600), ...inter(400), ...WIDE],
  patient: [...NEWSREADER.map((subset) => `newsreader/newsreader-${subset}-400`), ...inter(400), ...WIDE],
};

const require = createRequire(import.meta.url);
const files = new Map<string, FontFile>();

/** Read when first needed and kept: most documents need two. */
function fontFile(name: string): FontFile {
  const known = files.get(name);
  if (known !== undefined) return known;
  const [family = '', file = ''] = name.split('/');
  const bytes = unpackWoff(readFileSync(require.resolve(`@fontsource/${family}/files/${file}-normal.woff`)));
  const font = create(bytes);
  const covered = new Set((font as Font).characterSet);
  const made = { name, bytes, has: (codePoint: number) => covered.has(codePoint) };
  files.set(name, made);
  return made;
}

/** Printable ASCII with the signs of the house; every one stands in the first file of each chain. */
const COMMON = /^[ -~\u00A0×½“”‘’–—]*$/;
const JOINS = /^[\p{M}\u200C\u200D\uFE00-\uFE0F]$/u;

/** The files that show a text, piece by piece; letters joined to one sign stay in one file. */
export function fontRuns(text: string, style: Style): { readonly text: string; readonly font: FontFile }[] {
  const chain = CHAINS[style];
  const first = fontFile(chain[0] ?? '');
  if (COMMON.test(text)) return text === '' ? [] : [{ text, font: first }];
  const runs: { text: string; font: FontFile }[] = [];
  for (const segment of graphemes(text)) {
    const font = fileFor([...segment], chain, runs.at(-1)?.font ?? first);
    const last = runs.at(-1);
    if (last?.font === font) last.text += segment;
    else runs.push({ text: segment, font });
  }
  return runs;
}

function fileFor(letters: readonly string[], chain: readonly string[], current: FontFile): FontFile {
  const points = letters.filter((letter, index) => index === 0 || !JOINS.test(letter)).map((letter) => letter.codePointAt(0) ?? 0);
  if (points.every((point) => point === 0x20 || point === 0xa0)) return current;
  for (const name of chain) {
    const file = fontFile(name);
    if (points.every(file.has)) return file;
  }
  return fontFile(chain.at(-1) ?? '');
}
