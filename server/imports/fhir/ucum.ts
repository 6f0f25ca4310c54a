/** A conversion into the unit in which rules read an observation. Each factor says where it comes from. */
type Conversion = (value: number) => number;

/** 1 lb is 0.45359237 kg by definition. */
export const poundsToKilograms: Conversion = (value) => value * 0.45359237;
export const gramsToKilograms: Conversion = (value) => value / 1000;
/** The two scales meet at 32 °F = 0 °C. */
export const fahrenheitToCelsius: Conversion = (value) => ((value - 32) * 5) / 9;
/** 1 mm[Hg] is 133.322 Pa by definition. */
export const kilopascalToMillimetresOfMercury: Conversion = (value) => (value * 1000) / 133.322;
/** Bilirubin, 584.66 g/mol: 1 mg/dL is 17.1 µmol/L. */
export const bilirubinMicromolesToMilligramsPerDecilitre: Conversion = (value) => value * 0.058466;
/** Testosterone, 288.42 g/mol: 1 nmol/L is 28.84 ng/dL. */
export const testosteroneNanomolesToNanogramsPerDecilitre: Conversion = (value) => value * 28.842;
/** Thyroxine, 776.87 g/mol: 1 pmol/L is 0.0777 ng/dL. */
export const thyroxinePicomolesToNanogramsPerDecilitre: Conversion = (value) => value * 0.077687;
const tenthOf: Conversion = (value) => value / 10;
const hundredTimes: Conversion = (value) => value * 100;
const thousandTimes: Conversion = (value) => value * 1000;
const same: Conversion = (value) => value;

/** Spellings of a unit that mean the same UCUM unit; UCUM itself is case-sensitive. */
const SPELLINGS: Readonly<Record<string, string>> = {
  mmHg: 'mm[Hg]', 'mm Hg': 'mm[Hg]', 'mm[hg]': 'mm[Hg]',
  '{beats}/min': '/min', 'beats/min': '/min', bpm: '/min', '/minute': '/min', 'beats/minute': '/min', '{Beats}/min': '/min', '1/min': '/min',
  lb: '[lb_av]', lbs: '[lb_av]', '[lb_us]': '[lb_av]', kgs: 'kg', 'kg/m^2': 'kg/m2', 'kg/m²': 'kg/m2',
  degC: 'Cel', '°C': 'Cel', C: 'Cel', degF: '[degF]', '°F': '[degF]', F: '[degF]',
  'IU/L': 'U/L', '[IU]/L': 'U/L', 'units/L': 'U/L', 'u/L': 'U/L',
  'mU/L': 'm[IU]/L', 'mIU/L': 'm[IU]/L', 'u[IU]/mL': 'm[IU]/L', 'uIU/mL': 'm[IU]/L', 'uU/mL': 'm[IU]/L', 'µIU/mL': 'm[IU]/L',
  'mEq/L': 'meq/L', 'µmol/L': 'umol/L', msec: 'ms',
  'mL/min/1.73m2': 'mL/min/{1.73_m2}', 'mL/min/1.73 m2': 'mL/min/{1.73_m2}', 'mL/min/{1.73m2}': 'mL/min/{1.73_m2}', 'mL/min/1.73m^2': 'mL/min/{1.73_m2}', 'mL/min/1.73_m2': 'mL/min/{1.73_m2}',
  'mL/min/1.73 m^2': 'mL/min/{1.73_m2}', 'mL/min/1.73 m²': 'mL/min/{1.73_m2}', 'mL/min/[1.73_m2]': 'mL/min/{1.73_m2}',
  '(score)': '{score}', score: '{score}', points: '{score}', '1': '{score}', '{Score}': '{score}',
};

/** Into the unit of the content, by observation where the factor depends on the substance. */
const CONVERSIONS: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  kg: { '[lb_av]': poundsToKilograms, g: gramsToKilograms },
  Cel: { '[degF]': fahrenheitToCelsius },
  'mm[Hg]': { kPa: kilopascalToMillimetresOfMercury },
  'mmol/L': { 'meq/L': same },
  ms: { s: thousandTimes },
  'g/dL': { 'g/L': tenthOf, 'mg/dL': (value) => value / 1000 },
  'bilirubin-total|mg/dL': { 'umol/L': bilirubinMicromolesToMilligramsPerDecilitre, 'mg/L': tenthOf },
  'testosterone-total|ng/dL': { 'nmol/L': testosteroneNanomolesToNanogramsPerDecilitre, 'ng/mL': hundredTimes },
  'free-t4|ng/dL': { 'pmol/L': thyroxinePicomolesToNanogramsPerDecilitre, 'ng/mL': hundredTimes },
};

const normaliseUnit = (unit: string): string => SPELLINGS[unit] ?? unit;

/** A converted value is as exact as what was measured, no more: 16 kPa are 120 mm[Hg], not 120.010202. */
const CONVERTED_DIGITS = 4;

/** The value in the unit in which rules read this observation; `null` where no named conversion leads there. */
export function convert(value: number, from: string, observation: { readonly id: string; readonly ucum: string }): number | null {
  const unit = normaliseUnit(from);
  if (unit === observation.ucum) return value;
  const conversion = CONVERSIONS[`${observation.id}|${observation.ucum}`]?.[unit] ?? CONVERSIONS[observation.ucum]?.[unit];
  return conversion === undefined ? null : Number(conversion(value).toPrecision(CONVERTED_DIGITS));
}
