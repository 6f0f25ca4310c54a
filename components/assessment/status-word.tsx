import type { OptionStatus } from './types';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import { classNames } from '../ui/class-names';
import { RULED_OUT } from './ruled-out-words';
import type { RuledOut } from '@/server/contracts/advice-change';

const FACE = {
  fits: { icon: 'fits', word: 'Fits', colour: 'text-ink-1' },
  'with-caution': { icon: 'caution', word: 'With caution', colour: 'text-caution' },
  'ask-first': { icon: 'unknown', word: 'Ask first', colour: 'text-ink-1' },
  // Who rules it out is said where it is known: a label's contraindication is one kind of several.
  contraindicated: { icon: 'stop', word: 'Ruled out', colour: 'text-stop' },
  'not-applicable': { icon: 'not-applicable', word: 'Not applicable', colour: 'text-ink-3' },
} as const satisfies Record<OptionStatus, { icon: IconName; word: string; colour: string }>;

/** The same words wherever a status is told: who rules an option out is said with it. */
export const statusWord = (status: OptionStatus, ruledOut: RuledOut | null = null): string => (ruledOut === null ? FACE[status].word : RULED_OUT[ruledOut].status);

/** Shape, word and colour together: each survives without the others. A stop that may be decided against is not red. */
export function StatusWord({ status, ruledOut = null, className }: { readonly status: OptionStatus; /** Who rules it out. */ readonly ruledOut?: RuledOut | null; readonly className?: string }) {
  const face = FACE[status];
  return (
    <span className={classNames('inline-flex gap-2 text-sm font-medium', ruledOut === null ? 'items-center whitespace-nowrap' : 'items-start', ruledOut === 'for-now' ? 'text-caution' : face.colour, className)}>
      <Icon name={face.icon} {...(ruledOut !== null && { className: 'mt-px' })} />
      {ruledOut === null ? face.word : <span>{statusWord(status, ruledOut)}</span>}
    </span>
  );
}
