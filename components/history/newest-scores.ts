import type { Catalog } from '@/server/contracts/catalog';
import type { Workspace } from '@/server/contracts/workspace';
import { totalField } from '../charts/timeline/to-score-series';
import { oldestFirst } from '../report/oldest-first';

type Report = Workspace['chart']['reports'][number];

/** The newest report of each instrument, with the first one beside it when there are two. */
export type NewestScore = { readonly id: string; readonly title: string; readonly on: string; readonly value: number | null; readonly max: number | string; readonly first: { readonly value: number; readonly on: string } | null };

export const newestScores = (reports: readonly Report[], instruments: Catalog['instruments'], on: string): readonly NewestScore[] =>
  instruments.flatMap((instrument): readonly NewestScore[] => {
    const own = oldestFirst(reports.filter((report) => report.instrument === instrument.id && report.on <= on));
    const newest = own.at(-1);
    if (newest === undefined) return [];
    const field = totalField(instrument, own);
    const totalOf = (report: Report): number | null => {
      const value = report.scores[field];
      return typeof value === 'number' ? value : null;
    };
    const first = own.find((report) => totalOf(report) !== null);
    const value = first === undefined ? null : totalOf(first);
    return [{
      id: instrument.id,
      title: instrument.labelToShow === null ? instrument.title : `${instrument.title} (not validated)`,
      on: newest.on,
      value: totalOf(newest),
      max: instrument.range?.max ?? instrument.fields.find(({ id }) => id === field)?.max ?? 'a range not recorded',
      first: first === undefined || first === newest || value === null ? null : { value, on: first.on },
    }];
  });
