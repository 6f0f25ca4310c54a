import type { Flag } from '../model/assessment';
import type { Chart } from '../model/chart';
import type { Knowledge } from '../model/knowledge';
import type { ClearedFlag, RaisedAlone } from '../model/visit';
import { redFlagsOf } from './red-answers';

/** A red-flag answer, and those reports of its form that stand. */
type Answer = { readonly flag: string; readonly reports: readonly string[] };

/** Whether a red-flag answer is in the chart no more: the patient answered anew, or its report was marked as entered in error. One that is only old stands. */
export const isTakenBack = ({ flag, reports }: Answer, { reports: kept }: Pick<Chart, 'reports'>, { flags, instruments }: Pick<Knowledge, 'flags' | 'instruments'>): boolean =>
  !kept.some(({ id, instrument, answers }) => {
    const content = reports.includes(id) ? instruments.find((one) => one.id === instrument) : undefined;
    return content !== undefined && redFlagsOf(flags, content, answers).some((red) => red.id === flag);
  });

/** Flags that a prescriber answered for and that the chart does not raise: what they hold back is said all the same. */
export const flagsAlone = (cleared: readonly ClearedFlag[], { flags }: Pick<Knowledge, 'flags'>): readonly Flag[] =>
  cleared.flatMap(({ flag, alone }): Flag[] => {
    const content = alone === undefined ? undefined : flags.find(({ id }) => id === flag);
    if (content === undefined || alone === undefined) return [];
    const { id, title, message, refs, blocks } = content;
    return [{ id, title, level: alone.level, message, facts: [], refs, blocks, around: [] }];
  });

/** Where such a flag comes from, after its title. */
export const ALONE: Readonly<Record<RaisedAlone['why'], string>> = {
  'taken-back': 'of an answer that was taken back',
  'not-raised': 'of an answer that the chart does not raise any more',
};
