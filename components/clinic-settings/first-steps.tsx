import Link from 'next/link';
import type { ReactNode } from 'react';
import type { ClinicSettingsShown } from '@/server/contracts/clinic-settings';
import { Icon } from '../ui/icon';

/** What a new clinic still needs before its first signed note; gone when nothing of it is left. */
export function FirstSteps({ shown }: { readonly shown: ClinicSettingsShown }) {
  const { checked, clinic, firstSteps: { prescriber, hasPatients } } = shown;
  const isChecked = checked !== null || clinic.demo;
  if (isChecked && prescriber === 'joined' && hasPatients) return null;
  const people = <Link className="link" href="/settings/people">People</Link>;
  return (
    <section aria-labelledby="first-steps" className="mb-6 rounded-3 border border-line bg-surface px-4 py-4">
      <h2 id="first-steps" className="text-lg font-strong">Before the first patient</h2>
      <ol className="flex flex-col gap-2 pt-2 text-sm">
        <Step done={isChecked} title="Check the words for somebody in danger">Read them below, tick that they are right here, and save. Until then no patient can be asked for a report.</Step>
        <Step done={prescriber === 'joined'} title={prescriber === 'invited' ? 'A prescriber is invited and has not joined yet' : 'Invite a prescriber'}>
          {prescriber === 'invited' ? <>The link was shown once, for you to hand over. Under {people} it can be withdrawn and made anew.</> : <>Notes are signed by a prescriber. Invite one under {people}, and a coordinator who asks for reports; if you prescribe, give yourself the role there.</>}
        </Step>
        <Step done={hasPatients} title="Enter the first patient">A prescriber or a coordinator enters the patient by hand, or imports a FHIR record, under Patients.</Step>
      </ol>
    </section>
  );
}

function Step({ done, title, children }: { readonly done: boolean; readonly title: string; readonly children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <Icon name={done ? 'check' : 'unknown'} className={done ? 'mt-px text-done' : 'mt-px text-ink-3'} />
      <div className="min-w-0">
        <p className={done ? 'text-ink-2' : 'font-medium'}>{title}{done ? <span className="text-ink-3">: done</span> : null}</p>
        {done ? null : <p className="max-w-read text-ink-2">{children}</p>}
      </div>
    </li>
  );
}
