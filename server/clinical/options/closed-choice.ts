import type { Finding, Option } from '../model/assessment';
import { OPTION_STATUSES } from '../model/ids';
import type { ClosedStatus, OptionStatus } from '../model/ids';
import type { Knowledge } from '../model/knowledge';
import type { Plan } from '../model/plan';

/** A plan, or what one was asked to be. Of a plan taken up in its middle the doses it begins from hold what it had begun before. */
export type Doses = Pick<Plan, 'from' | 'to' | 'begun'>;
type Standing = Pick<Option, 'status' | 'members'>;
type Member = Option['members'][number];

const CLOSED = ['contraindicated', 'not-applicable'] as const satisfies readonly OptionStatus[];
const closing = (status: OptionStatus): ClosedStatus | null => CLOSED.find((closed) => closed === status) ?? null;
const worst = (statuses: readonly OptionStatus[]): OptionStatus | undefined => OPTION_STATUSES.findLast((status) => statuses.includes(status));

const isBegun = (drug: string, { from, begun = [] }: Doses): boolean => begun.includes(drug) || !from.some((taken) => taken.drug === drug);

/** The medicines of an option that a plan begins, or goes on with because it began them before the step taken up; none where the option names none, or the plan begins others. */
export const membersBegun = ({ members }: Pick<Option, 'members'>, plan: Doses | null): readonly Member[] =>
  members.filter(({ id }) => plan?.to.some(({ drug }) => drug.startsWith(id) && isBegun(drug, plan)) ?? false);

/**
 * How what would be chosen stands on this chart: as its option, or as the worst of the medicines of it that the plan begins.
 * An option is as open as its most open medicine, so that one that is planned may be closed where the option is not; a closed option opens by none.
 */
export function standingOf(option: Standing, plan: Doses | null): OptionStatus {
  const begun = membersBegun(option, plan).map(({ status }) => status);
  return worst(closing(option.status) === null ? begun : [option.status, ...begun]) ?? option.status;
}

/** The medicines by which what would be chosen stands otherwise than its option. */
export function membersApart(option: Standing, plan: Doses | null): readonly Member[] {
  const status = standingOf(option, plan);
  return status === option.status ? [] : membersBegun(option, plan).filter((member) => member.status === status);
}

/** Under which status it is closed; `null` where it is open or waits for an answer. */
export const closedChoice = (option: Standing, plan: Doses | null): ClosedStatus | null => closing(standingOf(option, plan));

/** What could rule out what would be chosen, where it waits for the answer; nothing of a choice that is open or closed, nor what concerns only medicines of the option that the plan does not begin. */
export function unansweredRules(option: Standing & Pick<Option, 'id' | 'wrongIf'>, plan: Doses | null, { options }: Pick<Knowledge, 'options'>): readonly Finding[] {
  if (standingOf(option, plan) !== 'ask-first') return [];
  const begun = membersBegun(option, plan).map(({ id }) => id);
  const rules = options.find(({ id }) => id === option.id)?.rules ?? [];
  const ofOthers = new Set(rules.flatMap(({ id, appliesTo }) => (begun.length === 0 || appliesTo.length === 0 || appliesTo.some((member) => begun.includes(member)) ? [] : [id])));
  return option.wrongIf.filter(({ rule, verdict }) => verdict === 'cannot-tell' && !ofOthers.has(rule));
}
