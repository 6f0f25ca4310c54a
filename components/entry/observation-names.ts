import type { Catalog } from '@/server/contracts/catalog';

export type CatalogObservation = Catalog['observations'][number];

/** Short names as they are said in the clinic; what is not here keeps the name of its code. */
const SHORT: Readonly<Record<string, string>> = {
  'systolic-bp': 'Upper pressure, systolic',
  'diastolic-bp': 'Lower pressure, diastolic',
  egfr: 'eGFR',
  alt: 'ALT',
  ast: 'AST',
  bmi: 'Body mass index',
  'oxygen-saturation': 'Oxygen saturation',
  'bilirubin-total': 'Bilirubin, total',
  albumin: 'Albumin',
  sodium: 'Sodium',
  tsh: 'TSH',
  'free-t4': 'Free thyroxine',
  'testosterone-total': 'Testosterone, total',
  qtc: 'QTc',
};

export const observationName = ({ id, display }: CatalogObservation): string => SHORT[id] ?? display;

/** Measurements that are taken and entered together. */
export const GROUPS = [
  { id: 'blood-pressure', label: 'Blood pressure', members: ['systolic-bp', 'diastolic-bp'], all: true },
  { id: 'liver-tests', label: 'Liver tests, ALT and AST', members: ['alt', 'ast'], all: false },
] as const;

export type MeasurementKind = {
  readonly id: string;
  readonly label: string;
  readonly members: readonly CatalogObservation[];
  /** Whether every value is needed, or at least one. */
  readonly all: boolean;
};

/** What can be measured: groups first, then every single result; totals of questionnaires are reports, not results. */
export function measurementKinds(observations: readonly CatalogObservation[]): readonly MeasurementKind[] {
  const results = observations.filter(({ unit }) => unit !== null && unit !== '{score}');
  const groups = GROUPS.flatMap(({ id, label, members, all }) => {
    const found = members.flatMap((member) => results.find((result) => result.id === member) ?? []);
    return found.length === members.length ? [{ id, label, members: found, all }] : [];
  });
  const paired = new Set<string>(GROUPS.filter(({ all }) => all).flatMap(({ members }) => members));
  const singles = results
    .filter(({ id }) => !paired.has(id))
    .map((result): MeasurementKind => ({ id: result.id, label: observationName(result), members: [result], all: true }))
    .sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1));
  return [...groups, ...singles];
}
