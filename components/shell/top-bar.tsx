import Link from 'next/link';
import type { Me } from '@/server/contracts/me';
import { Chip } from '../ui/chip';
import { FindPatient } from './find-patient';
import { NavLink } from './nav-link';
import type { Theme } from './preferences';
import { SignOut } from './sign-out';
import { SkipLink } from './skip-link';
import { ThemeSwitch } from './theme-switch';

/** A phone has no room for it: it stands there for readers, and over the bar while it has the focus. */
const IN_FOCUS_ONLY = 'max-md:fixed max-md:top-1 max-md:left-4 max-md:z-50 max-md:rounded-2 max-md:bg-raised max-md:px-3 max-md:py-1 max-md:not-focus:sr-only';

/** Product, place, search, clinic and person. It scrolls away; the patient's name does not. */
export function TopBar({ me, theme }: { readonly me: Me; readonly theme: Theme | null }) {
  return (
    <header className="flex min-h-10 flex-wrap xl:a-frame-later items-center gap-x-4 gap-y-1 bg-canvas max-sm:gap-x-2 md:max-xl:gap-x-2 px-4 py-1 text-sm text-ink-2 md:px-6 print:hidden">
      <SkipLink />
      <Link href="/today" className="flex items-center gap-2 text-md font-strong text-ink-1">
        <svg width="20" height="16" fill="none" stroke="currentColor" strokeLinecap="round" aria-hidden="true"><use href="#i-mark" /></svg>
        <span className="max-[374px]:sr-only">Gamut</span>
      </Link>
      <nav aria-label="Main" className="flex flex-wrap gap-px xl:-ml-2 max-md:order-last max-md:w-full">
        {me.rights.readChart ? <NavLink href="/today">Today</NavLink> : null}
        {me.rights.readChart ? <NavLink href="/worklist">Worklist</NavLink> : null}
        {me.rights.readChart ? <NavLink href="/panel">Panel</NavLink> : null}
        {me.rights.readChart ? <NavLink href="/patients">Patients</NavLink> : null}
        <NavLink href="/evidence">Evidence</NavLink>
        {me.rights.administer ? <NavLink href="/settings/people">People</NavLink> : null}
        {me.rights.administer ? <NavLink href="/settings/clinic">Clinic settings</NavLink> : null}
        {/* A phone has two lines for them: where the second begins does not hang on which page is open. */}
        {me.rights.administer ? <span className="max-md:w-full" /> : null}
        {me.rights.administer ? <NavLink href="/settings/restricted">Restricted charts</NavLink> : null}
        {me.rights.administer ? <NavLink href="/settings/audit">Audit trail</NavLink> : null}
      </nav>
      <div className="order-last flex w-full min-w-0 justify-end xl:order-none xl:w-auto xl:flex-1">{me.rights.readChart ? <FindPatient brief={me.rights.administer} /> : null}</div>
      <span className="flex-1 xl:hidden" />
      {me.clinic.demo ? <Chip dashed><span>Demo data<span className="max-lg:hidden">, no real patients</span></span></Chip> : null}
      <span className="hidden lg:inline">{me.clinic.name}</span>
      <span className="text-ink-1 max-md:absolute"><Link href="/settings/me" prefetch={false} className={`font-medium hover:underline ${IN_FOCUS_ONLY}`} title="My settings">{me.user.name}</Link> <span className="hidden text-ink-3 lg:inline">{me.roles.join(', ')}</span></span>
      <ThemeSwitch theme={theme} />
      <SignOut />
    </header>
  );
}
