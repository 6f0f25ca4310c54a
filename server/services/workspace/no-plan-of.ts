import type { Assessment } from '@/server/clinical/model/assessment';
import type { OptionStatus } from '@/server/clinical/model/ids';
import { whyNoPlan } from '@/server/clinical/why-no-plan';
import type { Workspace } from '@/server/contracts/workspace';

const CLOSED: readonly OptionStatus[] = ['contraindicated', 'not-applicable'];

/** Options that are not closed and have no plan that could be proposed: the planner knows what a status, which knows no region and no tablets, cannot say. */
export const noPlanOf = ({ options }: Pick<Assessment, 'options'>, of: Parameters<typeof whyNoPlan>[1]): Workspace['noPlan'] =>
  options.filter(({ status }) => !CLOSED.includes(status)).flatMap((option) => whyNoPlan(option, of) ?? []).map(({ option, waits, words }) => ({ option, waits, words }));
