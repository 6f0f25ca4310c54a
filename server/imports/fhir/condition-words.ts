import type { Coding } from '@/server/clinical/model/chart';
import type { ConditionSet } from '@/server/clinical/model/code-content';
import type { Knowledge } from '@/server/clinical/model/knowledge';
import { SYSTEMS } from './codings';

/** A set that words may mean, with the code of it that comes nearest to them. */
export type LikelySet = { readonly set: ConditionSet; readonly coding: Coding };

export type ConditionWords = {
  /** Sets whose title or codes share a word stem with the text, the nearest first. */
  readonly likelySets: (text: string) => readonly LikelySet[];
  /** Sets of which the text holds a whole name: words of the content, or the display of one of the codes. */
  readonly namedSets: (text: string) => readonly LikelySet[];
};

const STEM_LETTERS = 5;
const SHORTEST_WORD = 3;

/** Words that stand in names of conditions and name none. */
const FILLERS: ReadonlySet<string> = new Set(['and', 'due', 'for', 'not', 'the', 'type', 'with', 'without', 'other', 'unspecified', 'disorder', 'finding']);

/** `epilepsy` and `epileptic`, `fit` and `fits` have one stem each. */
const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length >= SHORTEST_WORD && !FILLERS.has(word))
      .map((word) => (word.length >= STEM_LETTERS ? word.slice(0, STEM_LETTERS) : word.replace(/s$/, ''))),
  );

/** Stems in more of the sets than this say nothing about which. */
const TELLING_SHARE = 0.15;

type SetInWords = {
  readonly set: ConditionSet;
  readonly title: ReadonlySet<string>;
  readonly names: readonly ReadonlySet<string>[];
  readonly codings: readonly { readonly coding: Coding; readonly stems: ReadonlySet<string> }[];
};

/** Built when the first words are looked up: most documents have none. */
export function indexConditionWords({ codes }: Pick<Knowledge, 'codes'>): ConditionWords {
  const known = new Map<string, readonly Nearness[]>();
  let search: Search | null = null;
  const find = (text: string): readonly Nearness[] => {
    search ??= searchIn(codes.conditionSets);
    const found = known.get(text) ?? search(text);
    known.set(text, found);
    return found;
  };
  return { likelySets: find, namedSets: (text) => find(text).filter(({ isNamed }) => isNamed) };
}

type Nearness = LikelySet & { readonly isNamed: boolean };
type Search = (text: string) => readonly Nearness[];

function searchIn(conditionSets: readonly ConditionSet[]): Search {
  const sets = conditionSets.map(inWords);
  const setsWith = new Map<string, number>();
  for (const { title, names, codings } of sets) {
    for (const stem of new Set([title, ...names, ...codings.map(({ stems }) => stems)].flatMap((stems) => [...stems]))) setsWith.set(stem, (setsWith.get(stem) ?? 0) + 1);
  }
  const isTelling = (stem: string): boolean => (setsWith.get(stem) ?? 0) <= sets.length * TELLING_SHARE;
  return (text) => {
    const all = stemsOf(text);
    const words = [...all].filter((stem) => setsWith.has(stem) && isTelling(stem));
    const near = (stems: ReadonlySet<string>): number => words.filter((word) => stems.has(word)).length / Math.max(1, [...stems].filter(isTelling).length);
    const holds = (stems: ReadonlySet<string>): boolean => stems.size > 0 && [...stems].every((stem) => all.has(stem));
    return sets
      .flatMap(({ set, title, names, codings }): (Nearness & { share: number })[] => {
        const [best] = codings.map(({ coding, stems }) => ({ coding, share: near(stems) })).sort((a, b) => b.share - a.share || (a.coding.code < b.coding.code ? -1 : 1));
        const isNamed = names.some(holds) || codings.some(({ stems }) => holds(stems));
        const share = isNamed ? 1 : Math.max(near(title), best?.share ?? 0, ...names.map(near));
        return best === undefined || share === 0 ? [] : [{ set, coding: best.coding, share, isNamed }];
      })
      .sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || b.share - a.share || (a.set.id < b.set.id ? -1 : 1));
  };
}

const inWords = (set: ConditionSet): SetInWords => {
  const listed = [
    ...set.snomed.map(({ code, display }) => ({ coding: { system: SYSTEMS.snomed, code, display }, stems: stemsOf(display) })),
    ...set.icd10cm.map(({ code, display }) => ({ coding: { system: SYSTEMS.icd10cm, code, display }, stems: stemsOf(display) })),
  ];
  const [category] = set.icd10cmPrefixes;
  return {
    set,
    title: stemsOf(set.title),
    names: set.words.map(stemsOf),
    // A set of categories only is offered by the first of them.
    codings: listed.length > 0 || category === undefined ? listed : [{ coding: { system: SYSTEMS.icd10cm, code: category, display: null }, stems: new Set() }],
  };
};
