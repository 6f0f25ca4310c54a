import Link from 'next/link';
import type { ComponentProps } from 'react';
import { buttonClass } from './button';
import type { ButtonLook } from './button';

/** A way to another page that looks like a button. Apart from the button itself, which pages without links show as well. */
export function ButtonLink({ look, size, className, ...rest }: ButtonLook & ComponentProps<typeof Link>) {
  return <Link className={buttonClass({ ...(look && { look }), ...(size && { size }) }, className)} {...rest} />;
}
