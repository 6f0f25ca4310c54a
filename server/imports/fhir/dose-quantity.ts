import { SYSTEMS } from './codings';
import { OddNumber, member, textOf, writtenAs, type JsonObject } from './json-value';
import type { Strength } from './medicines';

/** What one administration is: an amount of substance, or so many units or millilitres of a product. */
export type DoseAmount =
  | { readonly kind: 'mass'; readonly micrograms: number }
  | { readonly kind: 'units'; readonly count: number }
  | { readonly kind: 'volume'; readonly ml: number }
  | { readonly kind: 'no-unit'; readonly value: number }
  | { readonly kind: 'unknown-unit'; readonly unit: string }
  | { readonly kind: 'unreadable'; readonly written: string };

const MASS_IN_MICROGRAMS: Readonly<Record<string, number>> = { mg: 1000, ug: 1, mcg: 1, g: 1_000_000, milligram: 1000, milligrams: 1000, microgram: 1, micrograms: 1, gram: 1_000_000, grams: 1_000_000 };
const VOLUME_IN_ML: Readonly<Record<string, number>> = { ml: 1, milliliter: 1, milliliters: 1, millilitre: 1, millilitres: 1, l: 1000 };
const UNITS = /^(1|\{?(tbl|tab|tabs|tablet|tablets|cap|caps|capsule|capsules|capsul|pill|pills|patch|patches|tablet\(s\)|capsule\(s\)|each|unit of use)\}?|tab|cap|ertab|ercap|ecoral|chewtab|ortab)$/i;

/** Reads a `doseQuantity`. UCUM is case-sensitive; words for units are not. */
export function readDoseAmount(quantity: JsonObject): DoseAmount {
  const value = member(quantity, 'value');
  if (typeof value !== 'number') return { kind: 'unreadable', written: (value instanceof OddNumber ? value.text : writtenAs(value)) ?? 'nothing' };
  if (member(quantity, 'comparator') !== undefined) return { kind: 'unreadable', written: `${textOf(quantity, 'comparator') ?? '?'} ${value}` };
  const code = textOf(quantity, 'code');
  const words = textOf(quantity, 'unit');
  const isUcum = textOf(quantity, 'system') === null || textOf(quantity, 'system')?.replace(/\/$/, '') === SYSTEMS.ucum;
  const coded = code === null ? null : amountIn(value, code, isUcum);
  const worded = words === null ? null : amountIn(value, words, false);
  if (coded === null && worded === null) return code === null && words === null ? { kind: 'no-unit', value } : { kind: 'unknown-unit', unit: code ?? words ?? '' };
  // `unit` is for people and `code` for machines; where they disagree neither is believed.
  if (coded !== null && worded !== null && !sameAmount(coded, worded)) return { kind: 'unknown-unit', unit: `${words ?? ''} (${code ?? ''})` };
  return coded ?? worded ?? { kind: 'no-unit', value };
}

function amountIn(value: number, unit: string, isUcum: boolean): DoseAmount | null {
  const key = isUcum ? unit : unit.toLowerCase();
  const mass = MASS_IN_MICROGRAMS[key];
  if (mass !== undefined) return { kind: 'mass', micrograms: Math.round(value * mass) };
  const volume = VOLUME_IN_ML[isUcum && unit === 'mL' ? 'ml' : key];
  if (volume !== undefined) return { kind: 'volume', ml: value * volume };
  return UNITS.test(unit) ? { kind: 'units', count: value } : null;
}

function sameAmount(a: DoseAmount, b: DoseAmount): boolean {
  if (a.kind === 'mass' && b.kind === 'mass') return a.micrograms === b.micrograms;
  if (a.kind === 'units' && b.kind === 'units') return a.count === b.count;
  return a.kind === 'volume' && b.kind === 'volume' && a.ml === b.ml;
}

const HOURS_A_DAY = 24;

/** Micrograms of one administration; `null` where the strength that it needs is not known. */
export function microgramsOf(amount: DoseAmount, strength: Strength | null): number | null {
  if (amount.kind === 'mass') return amount.micrograms;
  if (amount.kind === 'units' && strength?.per === 'unit') return Math.round(amount.count * strength.micrograms);
  // A patch is worn for 24 hours; its strength is a rate an hour.
  if (amount.kind === 'units' && strength?.per === 'hour') return Math.round(amount.count * strength.micrograms * HOURS_A_DAY);
  return amount.kind === 'volume' && strength?.per === 'mL' ? Math.round(amount.ml * strength.micrograms) : null;
}

export const inMilligrams = (micrograms: number): string => `${String(micrograms / 1000)} mg`;
