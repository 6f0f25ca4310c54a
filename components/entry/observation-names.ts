import { shownName } from '@/server/contracts/observation-names';
import type { Catalog } from '@/server/contracts/catalog';

export type CatalogObservation = Catalog['observations'][number];

/** How a field is called under a heading that says the rest, and pressures as they are told at the cuff. */
const IN_FORM: Readonly<Record<string, string>> = {
  'systolic-bp': 'Upper pressure, systolic',
  'diastolic-bp': 'Lower pressure, diastolic',
  'pregnancy-test-urine': 'Urine',
  'pregnancy-test-serum': 'Blood',
};

export const observationName = ({ id, display }: CatalogObservation): string => IN_FORM[id] ?? shownName(id) ?? display;

/** Measurements that are entered together; `only`: never one of them by itself in the list. */
export const GROUPS = [
  { id: 'blood-pressure', label: 'Blood pressure', members: ['systolic-bp', 'diastolic-bp'], all: true, only: true },
  { id: 'pregnancy-test', label: 'Pregnancy test', members: ['pregnancy-test-urine', 'pregnancy-test-serum'], all: false, only: true },
  { id: 'liver-tests', label: 'Liver tests, ALT and AST', members: ['alt', 'ast'], all: false, only: false },
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
  const results = observations.filter(({ unit }) => unit !== '{score}');
  const groups = GROUPS.flatMap(({ id, label, members, all }) => {
    const found = members.flatMap((member) => results.find((result) => result.id === member) ?? []);
    return found.length === members.length ? [{ id, label, members: found, all }] : [];
  });
  const paired = new Set<string>(GROUPS.filter(({ only }) => only).flatMap(({ members }) => members));
  const singles = results
    .filter(({ id }) => !paired.has(id))
    .map((result): MeasurementKind => ({ id: result.id, label: observationName(result), members: [result], all: true }))
    .sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1));
  return [...groups, ...singles];
}
