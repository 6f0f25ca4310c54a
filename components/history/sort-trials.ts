import { outcome } from './trial-words';
import type { Trial } from './trial-words';

export type SortKey = 'drug' | 'dose' | 'weeks' | 'adequate' | 'phq9' | 'outcome' | 'start' | 'stop';
export type Sorting = { readonly by: SortKey; readonly up: boolean } | null;

/** After every day: what is taken now ends later than all that has ended. */
const NOT_ENDED = '9999-12-31';

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
    case 'phq9':
      return trial.phq9 === null ? null : trial.phq9.last.value - trial.phq9.first.value;
    case 'outcome':
      return outcome(trial);
    case 'start':
      return trial.startOn;
    case 'stop':
      return trial.state === 'taking' ? NOT_ENDED : trial.stopOn;
  }
}
