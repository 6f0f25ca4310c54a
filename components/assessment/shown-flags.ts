import type { Workspace } from '@/server/contracts/workspace';
import type { Flag } from './types';

/** What stands above a chart: the flags of red-flag answers that wait, then those of the assessment that they do not speak for. */
export const shownFlags = ({ assessment, alertFlags }: Pick<Workspace, 'assessment' | 'alertFlags'>): readonly Flag[] =>
  [...alertFlags, ...assessment.flags.filter(({ id }) => !alertFlags.some((flag) => flag.id === id))];
