import type { Coding } from '@/server/clinical/model/chart';
import type { Day, ObservationScript } from './script';

const loinc = (code: string, display: string): Coding => ({ system: 'http://loinc.org', code, display });

/** What the demo measures: code, display and unit as the knowledge's list of observations has them (a test compares them). */
export const MEASURES: Readonly<Record<string, { readonly coding: Coding; readonly ucum: string | null }>> = {
  'systolic-bp': { coding: loinc('8480-6', 'Systolic blood pressure'), ucum: 'mm[Hg]' },
  'diastolic-bp': { coding: loinc('8462-4', 'Diastolic blood pressure'), ucum: 'mm[Hg]' },
  'heart-rate': { coding: loinc('8867-4', 'Heart rate'), ucum: '/min' },
  'body-weight': { coding: loinc('29463-7', 'Body weight'), ucum: 'kg' },
  bmi: { coding: loinc('39156-5', 'Body mass index (BMI) [Ratio]'), ucum: 'kg/m2' },
  egfr: { coding: loinc('69405-9', 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood'), ucum: 'mL/min/{1.73_m2}' },
  alt: { coding: loinc('1742-6', 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma'), ucum: 'U/L' },
  ast: { coding: loinc('1920-8', 'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma'), ucum: 'U/L' },
  sodium: { coding: loinc('2951-2', 'Sodium [Moles/volume] in Serum or Plasma'), ucum: 'mmol/L' },
  tsh: { coding: loinc('11579-0', 'Thyrotropin [Units/volume] in Serum or Plasma by Detection limit <= 0.05 mIU/L'), ucum: 'm[IU]/L' },
  'free-t4': { coding: loinc('3024-7', 'Free thyroxine'), ucum: 'ng/dL' },
  'testosterone-total': { coding: loinc('2986-8', 'Testosterone [Mass/volume] in Serum or Plasma'), ucum: 'ng/dL' },
  qtc: { coding: loinc('8636-3', 'QT interval corrected'), ucum: 'ms' },
  'pregnancy-test-urine': { coding: loinc('2106-3', 'Choriogonadotropin (pregnancy test) [Presence] in Urine'), ucum: null },
  'tobacco-status': { coding: loinc('72166-2', 'Tobacco smoking status NHIS'), ucum: null },
};

export const bloodPressure = (on: Day, systolic: number, diastolic: number): readonly ObservationScript[] => [
  { observation: 'systolic-bp', on, value: systolic },
  { observation: 'diastolic-bp', on, value: diastolic },
];

export const weight = (on: Day, kg: number, bmi?: number): readonly ObservationScript[] => [
  { observation: 'body-weight', on, value: kg },
  ...(bmi === undefined ? [] : [{ observation: 'bmi', on, value: bmi }]),
];

/** Results with the reference range the laboratory sent. */
export const sodium = (on: Day, value: number): ObservationScript => ({ observation: 'sodium', on, value, low: 135, high: 145 });
export const tsh = (on: Day, value: number): ObservationScript => ({ observation: 'tsh', on, value, low: 0.4, high: 4 });
export const egfr = (on: Day, value: number): ObservationScript => ({ observation: 'egfr', on, value });
export const qtc = (on: Day, value: number): ObservationScript => ({ observation: 'qtc', on, value });
export const liverTests = (on: Day, alt: number, ast: number): readonly ObservationScript[] => [
  { observation: 'alt', on, value: alt, low: 7, high: 45 },
  { observation: 'ast', on, value: ast, low: 8, high: 40 },
];
