/** Doses and quantities as words: leading zero, no trailing zero, a space, the unit spelt so that it cannot be misread. */

import { SHOWN_UNITS } from '@/server/contracts/unit-words';

/** A number with at most `digits` decimals, without trailing zeros. */
export const formatNumber = (value: number, digits = 3): string => {
  const rounded = Number(value.toFixed(digits));
  return (Object.is(rounded, -0) ? 0 : rounded).toString().replace('-', '−');
};

/** A unit of UCUM in words. */
export const formatUnit = (ucum: string | null): string => (ucum === null ? '' : (SHOWN_UNITS[ucum] ?? ucum));

/** Units of UCUM within a sentence, in words. */
export const spellUnits = (text: string): string => Object.entries(SHOWN_UNITS).reduce((said, [ucum, words]) => (ucum.includes('[') ? said.replaceAll(ucum, words) : said), text);

/** `68 kg`, `0.5 mg` */
export const formatAmount = (value: number, ucum: string | null): string => [formatNumber(value), formatUnit(ucum)].filter((part) => part !== '').join(' ');

/** A daily dose given in micrograms: `112.5 mg`, under a milligram `500 mcg`. */
export const formatDose = (micrograms: number): string =>
  micrograms !== 0 && micrograms < 1000 ? `${formatNumber(micrograms)} mcg` : `${formatNumber(micrograms / 1000)} mg`;
