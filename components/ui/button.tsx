import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

const BOX_OFF = 'disabled:border-line-strong disabled:bg-sunken aria-disabled:border-line-strong aria-disabled:bg-sunken';
const LOOK = {
  plain: `border-line-control bg-surface text-ink-1 hover:bg-sunken ${BOX_OFF}`,
  /** The act that commits: one a view. */
  primary: `border-accent bg-accent text-accent-on hover:border-accent-hover hover:bg-accent-hover ${BOX_OFF}`,
  /** Words alone, also while it is off. */
  quiet: 'border-transparent text-ink-2 hover:bg-sunken hover:text-ink-1',
} as const;
const SIZE = {
  md: 'min-h-target gap-2 px-3 text-sm',
  sm: 'min-h-7 gap-1 px-2 text-xs pointer-coarse:min-h-target',
} as const;

export type ButtonLook = { readonly look?: keyof typeof LOOK; readonly size?: keyof typeof SIZE };

export const buttonClass = ({ look = 'plain', size = 'md' }: ButtonLook, className?: string): string =>
  classNames(
    'inline-flex items-center justify-center rounded-2 border font-medium whitespace-nowrap transition-colors duration-(--t-fast) ease-out',
    'disabled:text-ink-3 aria-disabled:text-ink-3',
    LOOK[look],
    SIZE[size],
    className,
  );

type ButtonProps = ButtonLook & ComponentProps<'button'> & { readonly children: ReactNode };

/** `type` is `button` unless said otherwise, so that nothing submits by accident. */
export function Button({ look, size, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass({ ...(look && { look }), ...(size && { size }) }, className)} {...rest} />;
}
