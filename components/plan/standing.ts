import { capital } from '../assessment/grade-word';
import { statusWord } from '../assessment/status-word';
import type { PlanPreview } from './types';

export type PlanStanding = NonNullable<PlanPreview['standing']>;

/** Not open on this chart: it is looked at, and chosen with a reason alone. */
export const isClosed = (status: PlanStanding['status']): boolean => status === 'contraindicated' || status === 'not-applicable';

/** How it stands in a word or two, as beside its option: `Contraindicated`, `Vortioxetine ruled out`. */
export const standingWord = ({ status, ruledOut, members }: Pick<PlanStanding, 'status' | 'ruledOut' | 'members'>): string => (members.length === 0 ? statusWord(status, ruledOut) : `${capital(members.join(' and '))} ${statusWord(status).toLowerCase()}`);

/** The word of what is closed; `null` where it is open or waits for an answer. */
export const closedWord = (standing: PlanPreview['standing']): string | null => (standing !== null && isClosed(standing.status) ? standingWord(standing) : null);
