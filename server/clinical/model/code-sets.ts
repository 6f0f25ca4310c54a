import type { Coding } from './chart';
import type { ConditionSet } from './code-content';

const SNOMED_CT = 'http://snomed.info/sct';
/** WHO ICD-10 shares its categories with the US modification as far as the sets reach. */
const ICD_10_SYSTEMS = ['http://hl7.org/fhir/sid/icd-10-cm', 'http://hl7.org/fhir/sid/icd-10'];

/** A coding belongs to a set; `history` when the code itself speaks of the past or of remission. */
export type SetMembership = { readonly set: string; readonly history: boolean };

const NO_SETS: readonly SetMembership[] = [];
const SHORTEST_PREFIX = 3;

/** Personal history chapters of ICD-10-CM: Z85 to Z87 and Z91.4, Z91.5. */
const HISTORY_ICD_10 = /^Z(8[567]|914|915)/;
const HISTORY_DISPLAY = /^(personal )?history of /i;

/** Codes are compared without dots and in capitals: `g40.909` and `G40909` are the same code. */
const plain = (code: string): string => code.replaceAll('.', '').toUpperCase();

/** Looks up which condition sets a coding belongs to: exact codes, ICD-10 prefixes, exclusions, remission codes. */
export function compileCodeSets(sets: readonly ConditionSet[]): (coding: Coding) => readonly SetMembership[] {
  const snomed = new Map<string, string[]>();
  const icd10 = new Map<string, string[]>();
  const prefixes = new Map<string, string[]>();
  const remission = new Set<string>();
  const excluded = new Set<string>();
  for (const set of sets) {
    for (const { code } of set.snomed) push(snomed, code, set.id);
    for (const { code } of set.icd10cm) push(icd10, plain(code), set.id);
    for (const prefix of [...set.icd10cmPrefixes, ...set.icd10WhoPrefixes]) push(prefixes, plain(prefix), set.id);
    for (const code of set.icd10cmRemission) {
      push(icd10, plain(code), set.id);
      remission.add(`${set.id} ${plain(code)}`);
    }
    for (const code of set.icd10cmExclude) excluded.add(`${set.id} ${plain(code)}`);
  }

  function icd10Sets(code: string): readonly string[] {
    let found: readonly string[] = icd10.get(code) ?? [];
    for (let length = SHORTEST_PREFIX; length <= code.length; length += 1) {
      for (const set of prefixes.get(code.slice(0, length)) ?? []) {
        if (!found.includes(set)) found = [...found, set];
      }
    }
    return found.filter((set) => !excluded.has(`${set} ${code}`));
  }

  return (coding) => {
    const past = coding.display !== null && HISTORY_DISPLAY.test(coding.display);
    if (coding.system === SNOMED_CT) return (snomed.get(coding.code) ?? []).map((set) => ({ set, history: past }));
    if (!ICD_10_SYSTEMS.includes(coding.system)) return NO_SETS;
    const code = plain(coding.code);
    const historyCode = past || HISTORY_ICD_10.test(code);
    return icd10Sets(code).map((set) => ({ set, history: historyCode || remission.has(`${set} ${code}`) }));
  };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, [value]);
  else if (!held.includes(value)) held.push(value);
}
