import { scoresOf } from '../facts';
import type { Facts } from '../facts';
import { UNKNOWN, word } from '../known-value';
import type { KnownValue } from '../known-value';

const DARK_MONTHS_NORTH = [11, 12, 1, 2];
const LIGHT_MONTHS_NORTH = [5, 6, 7, 8];
const SOUTHERN_COUNTRIES = new Set(['AR', 'AU', 'BO', 'BR', 'BW', 'CL', 'FJ', 'LS', 'MG', 'MU', 'MZ', 'NA', 'NZ', 'PE', 'PY', 'SZ', 'UY', 'ZA', 'ZM', 'ZW']);
const YEARS_NEEDED = 2;
/** Points by which the dark months must stand above the light ones. */
const MEASURES = [
  { instrument: 'phq9', field: 'total', points: 5 },
  { instrument: 'sbr', field: 'total_now', points: 8 },
] as const;

/** Scores clearly higher in the dark months of two years; open without two years of scores in both seasons. */
export function seasonalScorePattern(facts: Facts): KnownValue {
  const readings = MEASURES.map((measure) => read(facts, measure));
  const seen = readings.find((reading) => reading.kind === 'word' && reading.value === true);
  return seen ?? readings.find(({ kind }) => kind === 'word') ?? UNKNOWN;
}

type Season = { readonly dark: number[]; readonly light: number[]; readonly reports: string[] };

function read(facts: Facts, { instrument, field, points }: (typeof MEASURES)[number]): KnownValue {
  const south = SOUTHERN_COUNTRIES.has(facts.chart.patient.country ?? '');
  const years = new Map<number, Season>();
  for (const { report, value } of scoresOf(facts, instrument, field)) {
    const month = Number(report.on.slice(5, 7));
    const dark = (south ? LIGHT_MONTHS_NORTH : DARK_MONTHS_NORTH).includes(month);
    const light = (south ? DARK_MONTHS_NORTH : LIGHT_MONTHS_NORTH).includes(month);
    if (!dark && !light) continue;
    // A turn of the year belongs to the year it ends in.
    const year = Number(report.on.slice(0, 4)) + (month >= 11 ? 1 : 0);
    const season = years.get(year) ?? { dark: [], light: [], reports: [] };
    (dark ? season.dark : season.light).push(value);
    season.reports.push(report.id);
    years.set(year, season);
  }
  const complete = [...years.values()].filter(({ dark, light }) => dark.length > 0 && light.length > 0);
  if (complete.length < YEARS_NEEDED) return UNKNOWN;
  const seasonal = complete.filter(({ dark, light }) => mean(dark) - mean(light) >= points);
  return word(seasonal.length >= YEARS_NEEDED, complete.flatMap(({ reports }) => reports));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
