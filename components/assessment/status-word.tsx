import type { OptionStatus } from './types';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import { classNames } from '../ui/class-names';

const FACE = {
  fits: { icon: 'fits', word: 'Fits', colour: 'text-ink-1' },
  'with-caution': { icon: 'caution', word: 'With caution', colour: 'text-caution' },
  'ask-first': { icon: 'unknown', word: 'Ask first', colour: 'text-ink-1' },
  contraindicated: { icon: 'stop', word: 'Contraindicated', colour: 'text-stop' },
  'not-applicable': { icon: 'not-applicable', word: 'Not applicable', colour: 'text-ink-3' },
} as const satisfies Record<OptionStatus, { icon: IconName; word: string; colour: string }>;

export const statusWord = (status: OptionStatus): string => FACE[status].word;

/** Shape, word and colour together: each survives without the others. */
export function StatusWord({ status, className }: { readonly status: OptionStatus; readonly className?: string }) {
  const face = FACE[status];
  return (
    <span className={classNames('inline-flex items-center gap-2 text-sm font-medium whitespace-nowrap', face.colour, className)}>
      <Icon name={face.icon} />
      {face.word}
    </span>
  );
}
