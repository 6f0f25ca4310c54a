import { verdictOf } from '../conditions/compiled';
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
  const against = applying(option.contraindications, facts);
  const open = against.length === 0 ? option.members : option.members.filter((member) => !against.some(({ rule }) => rule.appliesTo.includes(member)));
  const holds: readonly Hold[] = [
    ...holdsOf(option, facts, open),
    ...undecided(option, facts),
    ...holding.map((flag): Hold => ({ kind: 'flag', rule: null, missing: openFacts(flag, facts) })),
    ...waitingFor(option, facts).map(({ id: waiting }): Hold => ({ kind: 'inbox', rule: null, missing: [waiting] })),
  ];
  const rungs: Rungs = {
    contraindicated: against.some(({ rule }) => rule.appliesTo.length === 0),
    inapplicable: closing.length > 0 || option.indications.every(({ condition }) => verdictOf(condition, facts).kind === 'does-not-apply'),
    cautions: applying(option.cautions, facts),
  };
  const reachable = option.hasRest || option.members.length === 0 || open.length > 0;
  return {
    option,
    status: reachable ? climb(rungs, open, holds) : 'contraindicated',
    holds,
    members: option.members.map((member) => {
      const concerned = (hold: Hold): boolean => hold.rule === null || concerns(hold.rule, [member]);
      return { id: member, status: open.includes(member) ? climb(rungs, [member], holds.filter(concerned)) : 'contraindicated' };
    }),
    flags: [...closing, ...holding],
  };
}

/** Whether a flag closes the option cannot be told: nobody is taken for an adult whose age is not known. */
const undecided = ({ closers }: CompiledOption, facts: Facts): readonly Hold[] =>
  closers.flatMap((condition): Hold[] => {
    const verdict = verdictOf(condition, facts);
    return verdict.kind === 'cannot-tell' ? [{ kind: 'flag', rule: null, missing: verdict.missing }] : [];
  });

/** What decides the status of the option and of each member; the holds apart. */
type Rungs = { readonly contraindicated: boolean; readonly inapplicable: boolean; readonly cautions: readonly CompiledRule[] };

/** The status of members of which none is ruled out by itself. */
function climb({ contraindicated, inapplicable, cautions }: Rungs, members: readonly string[], holds: readonly Hold[]): OptionStatus {
  if (contraindicated) return 'contraindicated';
  if (inapplicable) return 'not-applicable';
  if (holds.length > 0) return 'ask-first';
  return cautions.some((entry) => concerns(entry, members)) ? 'with-caution' : 'fits';
}

const applying = (rules: readonly CompiledRule[], facts: Facts): readonly CompiledRule[] => rules.filter(({ condition }) => verdictOf(condition, facts).kind === 'applies');

/** Of the facts a flag rests on, those that are not known: `pregnancy` may be asked for as not known. */
const openFacts = ({ flag }: RaisedFlag, facts: Facts): readonly FactId[] => flag.facts.filter((fact) => fact.startsWith('patient:') && !isKnown(facts, fact));
