import type { Option } from '../model/assessment';
import type { ClosedStatus, OptionStatus } from '../model/ids';
import type { Amount } from '../model/plan';

type Doses = { readonly from: readonly Amount[]; readonly to: readonly Amount[] };
type Standing = Pick<Option, 'status' | 'members'>;

const CLOSED = ['contraindicated', 'not-applicable'] as const satisfies readonly OptionStatus[];
const closing = (status: OptionStatus): ClosedStatus | null => CLOSED.find((closed) => closed === status) ?? null;

/** The medicine of an option that a plan begins; `null` where the option names none, or the plan begins another. */
export const memberBegun = ({ members }: Pick<Option, 'members'>, plan: Doses | null): Option['members'][number] | null =>
  members.find(({ id }) => plan?.to.some(({ drug }) => drug.startsWith(id) && !plan.from.some((taken) => taken.drug === drug)) ?? false) ?? null;

/**
 * How what would be chosen stands on this chart: as its option, or as the medicine of it that the plan begins.
 * An option is as open as its most open medicine, so that the one that is planned may be closed where the option is not.
 */
export const standingOf = (option: Standing, plan: Doses | null): OptionStatus => closing(option.status) ?? memberBegun(option, plan)?.status ?? option.status;

/** Under which status it is closed; `null` where it is open or waits for an answer. */
export const closedChoice = (option: Standing, plan: Doses | null): ClosedStatus | null => closing(standingOf(option, plan));
