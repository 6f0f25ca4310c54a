import { verdictOf } from '../conditions/compiled';
import { isWeighty } from '../engine/engine';
import type { CompiledOption, CompiledRule } from '../engine/engine';
import { isKnown } from '../facts/data-items';
import type { Facts } from '../facts/facts';
import { closes, holds as flagHolds } from '../flags/raise-flags';
import type { RaisedFlag } from '../flags/raise-flags';
import type { OptionStatus } from '../model/ids';
import type { FactId } from '../model/ids';
import { concerns, holdsOf } from './holds';
import type { Hold } from './holds';
import { waitingFor } from './waiting-for';

/** An option with its status, and what holds or closes it. */
export type JudgedOption = {
  readonly option: CompiledOption;
  readonly status: OptionStatus;
  readonly holds: readonly Hold[];
  readonly members: readonly { readonly id: string; readonly status: OptionStatus }[];
  /** Flags that close or hold the option. */
  readonly flags: readonly RaisedFlag[];
};

/**
 * Status of an option, in the content's order: flags with blocks, contraindicated, not applicable, ask first, with
 * caution, fits. Undecided is never clear: an open contraindication, missing data or an unread record of the trust
 * inbox keeps the option at ask-first.
 */
export function judgeOption(option: CompiledOption, facts: Facts, raised: readonly RaisedFlag[]): JudgedOption {
  const { id } = option.content;
  const closing = raised.filter((flag) => closes(flag, id));
  const holding = raised.filter((flag) => flagHolds(flag, id));
  const open = option.members.filter((member) => !option.contraindications.some((entry) => isMemberRule(entry, member) && applies(entry, facts)));
  const holds: readonly Hold[] = [
    ...holdsOf(option, facts, open),
    ...holding.map((flag): Hold => ({ kind: 'flag', rule: null, missing: openFacts(flag, facts) })),
    ...waitingFor(option, facts).map(({ id: waiting }): Hold => ({ kind: 'inbox', rule: null, missing: [waiting] })),
  ];
  const rungs = { closed: closing.length > 0, holds };
  const reachable = option.hasRest || option.members.length === 0 || open.length > 0;
  const whole = climb(option, facts, { ...rungs, members: open, ruledOut: !reachable });
  return {
    option,
    status: whole,
    holds,
    members: option.members.map((member) => ({
      id: member,
      status: climb(option, facts, { ...rungs, members: [member], ruledOut: !open.includes(member), holds: holds.filter((hold) => hold.rule === null || concerns(hold.rule, [member])) }),
    })),
    flags: [...closing, ...holding],
  };
}

type Rungs = { readonly members: readonly string[]; readonly ruledOut: boolean; readonly closed: boolean; readonly holds: readonly Hold[] };

function climb(option: CompiledOption, facts: Facts, { members, ruledOut, closed, holds }: Rungs): OptionStatus {
  if (ruledOut || option.contraindications.some((entry) => entry.rule.appliesTo.length === 0 && applies(entry, facts))) return 'contraindicated';
  if (closed || option.indications.every(({ condition }) => verdictOf(condition, facts).kind === 'does-not-apply')) return 'not-applicable';
  if (holds.length > 0) return 'ask-first';
  return option.cautions.some((entry) => isWeighty(entry) && concerns(entry, members) && applies(entry, facts)) ? 'with-caution' : 'fits';
}

const isMemberRule = ({ rule }: CompiledRule, member: string): boolean => rule.appliesTo.includes(member);
const applies = ({ condition }: CompiledRule, facts: Facts): boolean => verdictOf(condition, facts).kind === 'applies';

/** Of the facts a flag rests on, those that are not known: `pregnancy` may be asked for as not known. */
const openFacts = ({ flag }: RaisedFlag, facts: Facts): readonly FactId[] => flag.facts.filter((fact) => fact.startsWith('patient:') && !isKnown(facts, fact));
