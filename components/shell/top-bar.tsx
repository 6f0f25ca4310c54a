import Link from 'next/link';
import type { Me } from '@/server/contracts/me';
import { Chip } from '../ui/chip';
import { FindPatient } from './find-patient';
import { NavLink } from './nav-link';
import type { Theme } from './preferences';
import { SignOut } from './sign-out';
import { ThemeSwitch } from './theme-switch';

/** Product, place, search, clinic and person. It scrolls away; the patient's name does not. */
export function TopBar({ me, theme }: { readonly me: Me; readonly theme: Theme | null }) {
  return (
    <header className="flex min-h-10 flex-wrap items-center gap-x-4 gap-y-1 bg-canvas md:max-xl:gap-x-2 px-4 py-1 text-sm text-ink-2 md:px-6 print:hidden">
      <Link href="/today" className="flex items-center gap-2 text-md font-strong text-ink-1">
        <svg width="20" height="16" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true"><use href="#i-mark" /></svg>
        Gamut
      </Link>
      <nav aria-label="Main" className="-ml-2 flex flex-wrap gap-px md:max-xl:ml-0 max-md:order-last max-md:w-full">
        {me.rights.readChart ? <NavLink href="/today">Today</NavLink> : null}
        {me.rights.readChart ? <NavLink href="/worklist">Worklist</NavLink> : null}
        {me.rights.readChart ? <NavLink href="/panel">Panel</NavLink> : null}
        {me.rights.readChart ? <NavLink href="/patients">Patients</NavLink> : null}
        <NavLink href="/evidence">Evidence</NavLink>
        {me.rights.administer ? <NavLink href="/settings/people">People</NavLink> : null}
        {me.rights.administer ? <NavLink href="/settings/clinic">Clinic settings</NavLink> : null}
        {me.rights.administer ? <NavLink href="/settings/restricted">Restricted charts</NavLink> : null}
        {me.rights.administer ? <NavLink href="/settings/audit">Audit trail</NavLink> : null}
      </nav>
      <div className="order-last flex w-full min-w-0 justify-end xl:order-none xl:w-auto xl:flex-1">{me.rights.readChart ? <FindPatient brief={me.rights.administer} /> : null}</div>
      <span className="flex-1 xl:hidden" />
      {me.clinic.demo ? <Chip dashed><span>Demo data<span className="max-lg:hidden">, no real patients</span></span></Chip> : null}
      <span className="hidden lg:inline">{me.clinic.name}</span>
      <span className="text-ink-1 max-md:sr-only"><Link href="/settings/me" prefetch={false} className="font-medium hover:underline" title="My settings">{me.user.name}</Link> <span className="hidden text-ink-3 lg:inline">{me.roles.join(', ')}</span></span>
      <ThemeSwitch theme={theme} />
      <SignOut />
    </header>
  );
}
