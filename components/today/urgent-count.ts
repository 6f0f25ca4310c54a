import type { Today, TodayPatient } from '@/server/contracts/today';

const isUrgent = ({ reasons }: TodayPatient): boolean => reasons.some((reason) => reason.kind === 'flag' && reason.level !== 'stop');

/** How many patients have a flag that cannot wait. */
export const urgentCount = ({ look }: Pick<Today, 'look'>): number => look.filter(isUrgent).length;
