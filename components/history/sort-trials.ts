import type { Trial } from './trial-words';

export type SortKey = 'drug' | 'dose' | 'weeks' | 'adequate' | 'dates';
export type Sorting = { readonly by: SortKey; readonly up: boolean } | null;

/** Sorted by a column; what is not recorded stands last both ways, and equals keep the order they came in. */
export function sortTrials(trials: readonly Trial[], sorting: Sorting): readonly Trial[] {
  if (sorting === null) return trials;
  const { by, up } = sorting;
  return [...trials].sort((a, b) => {
    const [x, y] = [valueOf(a, by), valueOf(b, by)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
  });
}

function valueOf(trial: Trial, by: SortKey): number | string | null {
  switch (by) {
    case 'drug':
      return trial.drug.toLowerCase();
    case 'dose':
      // As a multiple of each drug's own minimum: milligrams of two drugs do not compare.
      return trial.highest === null || trial.minimum === null ? null : trial.highest / trial.minimum;
    case 'weeks':
      return trial.daysAtHighest;
    case 'adequate':
      return trial.adequate === null ? null : trial.adequate ? 1 : 0;
    case 'dates':
      return trial.startOn;
  }
}
