import { factText } from './fact-text';
import type { AskedQuestion, AssessedOption, BasisFact } from './types';

/**
 * What an option would read and no question of today asks for: names of what nothing is recorded of, and what is recorded and too
 * little. One reading where two are needed is not nothing.
 */
export function notTold({ id, unknown }: Pick<AssessedOption, 'id' | 'unknown'>, questions: readonly Pick<AskedQuestion, 'changes' | 'covers'>[], basis: ReadonlyMap<string, BasisFact>): { readonly nothing: readonly string[]; readonly some: readonly { readonly fact: string; readonly words: string }[] } {
  const asked = new Set(questions.flatMap(({ changes, covers }) => (changes.includes(id) ? covers.map(({ fact }) => fact) : [])));
  const open = unknown.filter(({ fact }) => !asked.has(fact)).map(({ fact, question }) => ({ fact, known: basis.get(fact), question }));
  return {
    nothing: [...new Set(open.flatMap(({ known, question }) => ((known?.value ?? null) === null ? [known?.label ?? question] : [])))],
    some: open.flatMap(({ fact, known }) => (known === undefined || known.value === null ? [] : [{ fact, words: factText(known) }])),
  };
}
