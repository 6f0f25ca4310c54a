'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { createPortal } from 'react-dom';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { useOnItsWay } from './use-on-its-way';

const ROWS = ['w-1/3', 'w-3/4', 'w-3/5', 'w-2/3', 'w-1/2', 'w-3/4', 'w-2/5'] as const;

type NavLinkProps = { readonly href: string; readonly children: ReactNode };

/** A place of the top bar, marked while one is in it. While its page is on its way, the shape of a page stands where it will be, without anybody's data. */
export function NavLink({ href, children }: NavLinkProps) {
  const path = usePathname();
  const isHere = path === href || path.startsWith(`${href}/`);
  return (
    <Link href={href} prefetch={false} aria-current={isHere ? 'page' : undefined} className={classNames('rounded-2 px-2 py-1 md:max-xl:px-1 whitespace-nowrap hover:bg-wash pointer-coarse:min-h-target pointer-coarse:py-2', isHere && 'bg-wash font-medium text-ink-1')}>
      {children}
      <OnItsWay href={href} />
    </Link>
  );
}

function OnItsWay({ href }: { readonly href: string }) {
  const { pending, slow } = useOnItsWay();
  if (!pending) return null;
  return createPortal(
    <div className="says-itself fixed inset-x-0 top-24.5 bottom-0 md:top-17 xl:top-10 z-40 overflow-hidden bg-canvas px-4 py-5 md:px-6" role="status" aria-label="Opening the page">
      {ROWS.map((width, place) => <div key={place} className={`mb-5 h-5 rounded-1 bg-skeleton ${width}`} />)}
      <p className="text-sm text-ink-2">{slow ? <>Taking longer than usual. <a className="link" data-again="" href={href}>Try again</a></> : ' '}</p>
    </div>,
    document.body,
  );
}
