import type { Dose, Unit } from '@/server/clinical/model/plan';

/** `112.5 mg`, its number and unit kept together. */
export const mgWords = (mg: number): string => `${mg}\u00A0mg`;

const countWords = (count: number): string => {
  const whole = Math.floor(count);
  if (count === whole) return String(whole);
  return count - whole === 0.5 ? `${whole === 0 ? '' : whole}½` : String(count);
};

/** `1½ × 25 mg tablet`, `0.6 mL of 20 mg/mL oral concentrate`. */
export const unitWords = (unit: Unit): string =>
  'ml' in unit ? `${unit.ml}\u00A0mL of ${unit.mgPerMl}\u00A0mg/mL ${unit.form}` : `${countWords(unit.count)}\u00A0×\u00A0${mgWords(unit.strengthMg)} ${unit.form}`;

export const unitsWords = (units: readonly Unit[]): string => units.map(unitWords).join(' and ');

const TIMES = ['', 'once daily', 'in two doses', 'in three doses', 'in four doses'] as const;
export const timesWords = (times: number): string => TIMES[times] ?? `in ${times} doses`;

/** `75 mg a day (1 × 50 mg tablet and 1 × 25 mg tablet, once daily)` */
export const doseWords = ({ mgPerDay, units, timesPerDay }: Dose): string => `${mgWords(mgPerDay)} a day (${unitsWords(units)}, ${timesWords(timesPerDay)})`;
