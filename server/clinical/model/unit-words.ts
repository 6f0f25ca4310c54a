/** Units of UCUM that are read otherwise than they are written, in the words of every screen and document; the others stand for themselves. */
export const UNIT_WORDS: Readonly<Record<string, string>> = {
  'mm[Hg]': 'mmHg',
  'ug/L': 'mcg/L',
  ug: 'mcg',
  'm[IU]/L': 'mIU/L',
  '[IU]/L': 'IU/L',
  'kg/m2': 'kg/m²',
  'mL/min/{1.73_m2}': 'mL/min per 1.73 m²',
  '{score}': '',
  '1': '',
};
