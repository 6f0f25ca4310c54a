import { classNames } from './class-names';

export type IconName =
  | 'plus' | 'minus' | 'unknown' | 'fits' | 'caution' | 'stop' | 'not-applicable' | 'present' | 'absent' | 'check'
  | 'chevron' | 'down' | 'right' | 'search' | 'sun' | 'moon' | 'refresh' | 'table' | 'link' | 'copy' | 'file' | 'clock'
  | 'close' | 'people' | 'inbox' | 'lock' | 'print' | 'phone' | 'mark';

const SIZES = { sm: 'icon-sm', md: '' } as const;

/** A 16 px drawing beside a word; the word carries the meaning. */
export function Icon({ name, size = 'md', className }: { readonly name: IconName; readonly size?: keyof typeof SIZES; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={classNames('icon', SIZES[size], className)}
    >
      <use href={`#i-${name}`} />
    </svg>
  );
}
