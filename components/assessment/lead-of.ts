import type { EvidenceRule } from '@/server/contracts/evidence';
import { capital } from './grade-word';
import { readingOf, referenceKind, referenceName } from './reference-label';
import type { Reference } from './reference-types';
import { recordsThatState } from './sort-sources';

type Stated = NonNullable<EvidenceRule['rule']['stated']>;

/** Words of our record of a work that state a sentence, with how they were read; cut from a longer record where `before` or `after` say so. */
export type Passage = { readonly words: string; readonly read: string | null; readonly before: boolean; readonly after: boolean };

/** How far a work was read, which it is and what it states, in the fewest words that say it; of several works none is said to state all of it alone. */
export function verdictOn(work: Reference, { by, ours }: Stated): string {
  const others = new Set(by.map(({ ref }) => ref)).size - 1;
  const states = ours.length > 0 ? 'part of it' : others === 0 ? 'it' : `it with ${others === 1 ? 'another work' : `${others} other works`} below`;
  return `${capital(readingOf(work) ?? 'read as a whole')}: ${referenceName(work)} (${referenceKind(work)}) states ${states}.`;
}

/** The passages of our record of a work that state a sentence, those that name a fact of the line first. */
export function passagesOf(work: Reference, { by }: Stated, names: readonly string[]): readonly Passage[] {
  const own = by.filter(({ ref }) => ref === work.id || work.aliases.includes(ref));
  const isNamed = ({ words }: (typeof own)[number]): boolean => names.some((name) => words.toLowerCase().includes(name.toLowerCase()));
  const ordered = [...own.filter(isNamed), ...own.filter((one) => !isNamed(one))];
  return ordered.map(({ words, read }) => {
    const text = recordsThatState(work, [words])[0]?.text ?? words;
    const at = text.indexOf(words);
    const [before, after] = [text.slice(0, Math.max(at, 0)), text.slice(Math.max(at, 0) + words.length)];
    return { words, read, before: before !== '' && !/[.;]\s*$/.test(before), after: !/^\s*[.;]|^\s*$/.test(after) };
  });
}

/** A text cut where names stand in it, however they are written there. */
export function splitNamed(text: string, names: readonly string[]): readonly { readonly text: string; readonly named: boolean }[] {
  const found = names.filter((name) => name !== '').map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (found.length === 0) return [{ text, named: false }];
  return text.split(new RegExp(String.raw`(?<![\p{L}\p{N}])(${found.join('|')})(?![\p{L}\p{N}])`, 'giu')).map((piece, place) => ({ text: piece, named: place % 2 === 1 })).filter((piece) => piece.text !== '');
}
