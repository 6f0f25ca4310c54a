/** Spellings of one unit that senders use beside the UCUM one. */
const SPELLINGS: Readonly<Record<string, string>> = {
  mmHg: 'mm[Hg]',
  'mm Hg': 'mm[Hg]',
  'mIU/L': 'm[IU]/L',
  'mU/L': 'm[IU]/L',
  'uIU/mL': 'u[IU]/mL',
  'kg/m^2': 'kg/m2',
  'kg/m²': 'kg/m2',
  'IU/L': 'U/L',
  '[IU]/L': 'U/L',
  'mEq/L': 'meq/L',
  msec: 'ms',
  'mL/min/1.73m2': 'mL/min/{1.73_m2}',
  'mL/min/1.73 m2': 'mL/min/{1.73_m2}',
  'mL/min/1.73m²': 'mL/min/{1.73_m2}',
  'mL/min/{1.73m2}': 'mL/min/{1.73_m2}',
};

/**
 * Named conversions: from, to, for which observation (`null`: any), by which factor. Each has a test. Sodium carries one
 * charge, so a milliequivalent is a millimole; one katal is 6 x 10^7 U; testosterone has a molar mass of 288.42 g/mol.
 */
const CONVERSIONS: readonly { readonly from: string; readonly to: string; readonly only: string | null; readonly factor: number }[] = [
  { from: 'meq/L', to: 'mmol/L', only: 'sodium', factor: 1 },
  { from: 'u[IU]/mL', to: 'm[IU]/L', only: null, factor: 1 },
  { from: 'ukat/L', to: 'U/L', only: null, factor: 60 },
  { from: 'nmol/L', to: 'ng/dL', only: 'testosterone-total', factor: 28.842 },
  { from: 'ng/mL', to: 'ng/dL', only: null, factor: 100 },
  { from: 's', to: 'ms', only: null, factor: 1000 },
  { from: 'kPa', to: 'mm[Hg]', only: null, factor: 7.500615758456563 },
];

/** A value in the wanted unit; `null` when it is in words, has no unit or one without a named conversion. */
export function valueInUnit(
  { observation, value, unit }: { readonly observation: string | null; readonly value: number | null; readonly unit: string | null }, wanted: string | null,
): number | null {
  if (value === null) return null;
  if (wanted === null) return unit === null ? value : null;
  if (unit === null) return null;
  const from = SPELLINGS[unit] ?? unit;
  if (from === wanted) return value;
  const conversion = CONVERSIONS.find((entry) => entry.from === from && entry.to === wanted && (entry.only === null || entry.only === observation));
  return conversion === undefined ? null : value * conversion.factor;
}
