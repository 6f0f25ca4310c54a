import type { Workspace } from '@/server/contracts/workspace';
import { formatUnit } from '../ui/amounts';
import { ofNewestDays, valuesOfDay } from './of-newest-day';

type Chart = Workspace['chart'];

/** A value that rules read, with the day it was taken; `null` is not recorded. */
export type BannerValue = { readonly label: string; readonly value: { readonly text: string; /** Said to who hears, points or prints where it is too long to stand in the banner. */ readonly unit?: string; readonly on: string | null; readonly remark: string | null } | null };

const FERTILE = { from: 12, to: 55 };

/** What stands beside the name: values that rules of this library read, each with its day or as not recorded. */
export function bannerValues({ chart, bloodPressure, patient: { age } }: Pick<Workspace, 'chart' | 'bloodPressure' | 'patient'>): readonly BannerValue[] {
  const pregnancy = { label: 'Pregnancy', value: pregnancyOf(chart) };
  const couldBe = chart.patient.sex !== 'male' && age !== null && age >= FERTILE.from && age <= FERTILE.to;
  const optional = [
    { label: 'QTc', value: latest(chart, 'qtc') },
  ].filter(({ value }) => value !== null);
  return [
    { label: 'Blood pressure', value: bloodPressure === null ? null : { ...bloodPressure, remark: null } },
    { label: 'Weight', value: latest(chart, 'body-weight') },
    ...(couldBe || pregnancy.value !== null ? [pregnancy] : []),
    { label: 'eGFR', value: latest(chart, 'egfr') },
    ...optional,
  ];
}

function latest(chart: Chart, observation: string): BannerValue['value'] {
  const facts = ofNewestDays(chart.observations.filter((fact) => fact.observation === observation && fact.value !== null)).get(observation) ?? [];
  const [first] = facts;
  if (first === undefined) return null;
  // The long unit would push the date out of the banner.
  if (observation !== 'egfr') return { text: valuesOfDay(facts, 1), on: first.on, remark: null };
  return { text: valuesOfDay(facts.map((fact) => ({ ...fact, unit: null })), 1), unit: [...new Set(facts.map(({ unit }) => formatUnit(unit)))].filter((unit) => unit !== '').join(' and '), on: first.on, remark: null };
}

const PREGNANCY_WORDS: Readonly<Record<string, string>> = { pregnant: 'Yes', planning: 'Planning', no: 'No', 'not-pregnant': 'No' };

function pregnancyOf(chart: Chart): BannerValue['value'] {
  const said = chart.confirmations
    .filter(({ fact }) => fact === 'patient:pregnancy')
    .reduce<Chart['confirmations'][number] | null>((best, entry) => (best === null || entry.on >= best.on ? entry : best), null);
  if (said === null) return null;
  if (said.value === 'unknown') return { text: 'Still unknown', on: said.on, remark: 'asked' };
  const detail = typeof said.detail === 'string' ? (PREGNANCY_WORDS[said.detail] ?? said.detail) : null;
  return { text: detail ?? (said.value === 'present' ? 'Yes' : 'No'), on: said.on, remark: 'asked' };
}
