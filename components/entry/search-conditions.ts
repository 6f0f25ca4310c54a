import type { Catalog } from '@/server/contracts/catalog';

export type CatalogCondition = Catalog['conditions'][number];

export type ConditionSuggestion = {
  readonly key: string;
  readonly label: string;
  readonly remark?: string;
  readonly coding: { readonly system: string; readonly code: string } | null;
};

const MOST = 12;
const SYSTEMS: Readonly<Record<string, string>> = {
  'http://snomed.info/sct': 'SNOMED CT',
  'http://hl7.org/fhir/sid/icd-10-cm': 'ICD-10-CM',
};

const wordsOf = (text: string): readonly string[] => text.toLowerCase().split(/[^a-z0-9.]+/).filter((word) => word !== '');

/** Every typed word begins a word of the text. */
const speaksOf = (text: string, typed: readonly string[]): boolean => {
  const words = wordsOf(text);
  return typed.every((wanted) => words.some((word) => word.startsWith(wanted)));
};

/** Conditions by their set's title, a code's words or the code itself; the words as typed come last. */
export function searchConditions(conditions: readonly CatalogCondition[], text: string): readonly ConditionSuggestion[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  const found = new Map<string, ConditionSuggestion & { readonly place: number }>();
  for (const set of conditions) {
    const ofSet = speaksOf(set.title, typed);
    for (const coding of set.codings) {
      const byCode = coding.code.toLowerCase().startsWith(text.trim().toLowerCase());
      const byWords = speaksOf(coding.display, typed);
      if (!ofSet && !byCode && !byWords) continue;
      const key = `${coding.system}|${coding.code}`;
      const place = byCode ? 0 : byWords ? 1 : 2;
      if ((found.get(key)?.place ?? 3) <= place) continue;
      const system = SYSTEMS[coding.system] ?? coding.system;
      found.set(key, {
        key,
        label: coding.display,
        remark: [`${system} ${coding.code}`, set.title.toLowerCase() === coding.display.toLowerCase() ? null : set.title].filter((part) => part !== null).join(', '),
        coding: { system: coding.system, code: coding.code },
        place,
      });
    }
  }
  const listed = [...found.values()]
    .sort((a, b) => a.place - b.place || a.label.length - b.label.length || (a.key < b.key ? -1 : 1))
    .slice(0, MOST)
    .map(({ key, label, remark, coding }): ConditionSuggestion => ({ key, label, coding, ...(remark !== undefined && { remark }) }));
  return [...listed, { key: 'typed', label: text.trim(), remark: 'as typed; no rule reads it', coding: null }];
}
