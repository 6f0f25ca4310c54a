type Reading = { readonly value: number | null; readonly unit: string | null };

const WORDS: Readonly<Record<string, string>> = { 'mm[Hg]': 'mmHg' };

/** `121/78 mmHg`; without a unit where the record has none, and each with its own where they differ. */
export function pressureInWords(systolic: Reading, diastolic: Reading): string {
  const unit = ({ unit: ucum }: Reading): string => (ucum === null ? '' : ` ${WORDS[ucum] ?? ucum}`);
  return systolic.unit === diastolic.unit ? `${systolic.value}/${diastolic.value}${unit(systolic)}` : `${systolic.value}${unit(systolic)}/${diastolic.value}${unit(diastolic)}`;
}
