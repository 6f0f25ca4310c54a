import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import { Prose } from '../ui/prose';
import { FactWords, namesOf } from './fact-words';
import type { AnswerShelf, BasisShelf } from './fact-words';
import { ReferenceChips } from './reference-chip';
import { RuleLink } from './rule-link';
import type { ReferenceShelf } from './reference-types';

export type Shelves = { readonly basis: BasisShelf; readonly answers: AnswerShelf; readonly references: ReferenceShelf; /** How many of a rule's references, from the first on, state it. */ readonly stating: ReadonlyMap<string, number>; /** The works of a sign, by its rule, or of a line without a rule, by its words. */ readonly credited: ReadonlyMap<string, readonly string[]> };

type ReasonLineProps = {
  readonly icon: IconName;
  /** The icon in a word, for readers. */
  readonly sign: string;
  readonly message: string;
  readonly facts: readonly string[];
  readonly refs: readonly string[];
  readonly shelves: Shelves;
  /** Id of the rule, leading to its sentence and its tests. */
  readonly rule?: string;
  readonly after?: ReactNode;
  readonly emphasis?: 'stop' | 'none';
};

/** One reason: its sign, its sentence, the chart fact with its day and the references, all in sight. */
export function ReasonLine({ icon, sign, message, facts, refs, shelves, rule, after, emphasis = 'none' }: ReasonLineProps) {
  return (
    <li className="reason" data-rule={rule} data-facts={namesOf(facts, shelves.basis)}>
      <Icon name={icon} {...(emphasis === 'stop' && { className: 'text-stop' })} />
      <div>
        <p>
          <span className="sr-only">{sign}: </span>
          <span data-sentence=""><Prose>{message}</Prose></span>
        </p>
        <div className="reason-basis">
          <FactWords ids={facts} basis={shelves.basis} answers={rule === undefined ? undefined : shelves.answers.get(rule)} />
          <ReferenceChips ids={refs} shelf={shelves.references} {...(rule !== undefined && { stating: shelves.stating.get(rule) ?? 0 })}>
            {rule === undefined ? null : <RuleLink rule={rule} />}
            {after}
          </ReferenceChips>
        </div>
      </div>
    </li>
  );
}
