import type { ReactNode } from 'react';
import type { Me } from '@/server/contracts/me';
import type { Today } from '@/server/contracts/today';
import { FirstPatient } from '../patient/first-patient';
import { AlertBoard } from '../report-request/alert-board';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { count } from '../ui/days';
import { SectionHead } from '../ui/section-head';
import { AppointmentDesk } from './appointment-desk';
import { AskPatient } from './ask-patient';
import { ChartCode } from './chart-code';
import { FlagsPending } from './flags-pending';
import { RemoveAppointment } from './remove-appointment';
import { RowKeys } from './row-keys';
import { TodayRow } from './today-row';
import { urgentCount } from './urgent-count';
import './today.css';

/** Home: who is expected, then who needs a look and why. */
export function TodayView({ me, today }: { readonly me: Me; readonly today: Today }) {
  const asking = today.appointments.filter(({ patient }) => patient === null).length;
  const expected = new Set(today.appointments.flatMap(({ patient }) => patient?.id ?? []));
  const others = today.look.filter(({ id }) => !expected.has(id));
  return (
    <>
      <RowKeys />
      <ChartCode />
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2 pb-2">
        <h1 className="text-xl font-strong tracking-tight">Today</h1>
        <p className="grow text-sm text-ink-3"><DateText day={today.on} form="act" />, {me.clinic.name}, as of {today.at}</p>
        <div className="flex gap-2 print:hidden">
          <ButtonLink href="/patients" look="quiet" size="sm" className="max-sm:-ml-2">All patients</ButtonLink>
          {me.rights.enterPatient ? <ButtonLink href="/patients/new" size="sm">New patient</ButtonLink> : null}
        </div>
      </div>
      <p className="pb-5 text-md text-ink-2">{today.noPatients ? `${me.clinic.name} has no patients yet.` : sentence(today, asking)}</p>
      <AlertBoard alerts={today.alerts} />
      <FlagsPending pending={today.flagsPending} />
      <section aria-labelledby="expected" className="pb-8">
        <SectionHead id="expected" title="Expected today" note={count(today.appointments.length, 'appointment')} acts={<AppointmentDesk on={today.on} />} />
        {today.appointments.length === 0 ? (
          <Empty title="No appointments today">Enter one, paste a list, or open a calendar or a FHIR file from your scheduling system.</Empty>
        ) : (
          <Table first="Time">
            {today.appointments.map((appointment) => (
              <li key={appointment.id} className="group/row relative border-b border-line last:border-b-0">
                {appointment.patient === null ? (
                  <AskPatient appointment={appointment} />
                ) : (
                  <TodayRow patient={appointment.patient} on={today.on} lead={appointment.atTime ?? 'All day'} note={appointment.reason} />
                )}
                <RemoveAppointment id={appointment.id} whom={appointment.patient?.displayName ?? appointment.said} />
              </li>
            ))}
          </Table>
        )}
      </section>
      {today.noPatients ? <FirstPatient me={me} /> : <section aria-labelledby="look" className="pb-6">
        <SectionHead id="look" title="Needs a look" note={others.length === 0 ? null : 'emergency, urgent, then stop, then what is new; of each the longest waiting first; those expected today stand above'} />
        {others.length === 0 ? today.flagsPending > 0 ? null : (
          <Empty title="Nobody else needs a look">No flag, no new report, no dose that changes today, no note of yours to sign and no record that waits, in the last four weeks.</Empty>
        ) : (
          <Table first="Waits">
            {others.map((patient) => (
              <li key={patient.id} className="border-b border-line last:border-b-0">
                <TodayRow patient={patient} on={today.on} lead={<span className="text-ink-2">{patient.daysWaiting === 0 ? 'today' : count(patient.daysWaiting, 'day')}</span>} note={null} />
              </li>
            ))}
          </Table>
        )}
        {today.more === 0 ? null : <p className="pt-2 text-sm text-ink-2">{count(today.more, 'more patient')} with something new; the list shows the most urgent.</p>}
      </section>}
    </>
  );
}

function sentence(today: Today, asking: number): string {
  const urgent = urgentCount(today);
  const isAllKnown = today.flagsPending === 0 && today.look.every(({ reasons }) => reasons.every(({ kind }) => kind !== 'flags-unread'));
  const first = urgent === 0 ? `Nobody ${isAllKnown ? 'has' : 'is known to have'} an urgent flag` : `${count(urgent, 'patient')} with an urgent flag`;
  const second = today.look.length === 0 ? 'nothing new since you last looked' : `${count(today.look.length + today.more, 'patient')} with something new`;
  return `${first}; ${second}${asking === 0 ? '' : `; ${count(asking, 'appointment')} ${asking === 1 ? 'asks' : 'ask'} who is meant`}.`;
}

function Table({ first, children }: { readonly first: string; readonly children: ReactNode }) {
  return (
    <div className="overflow-clip rounded-3 border border-line bg-surface">
      <div className="today-head hidden border-b border-line-strong px-4 py-1 text-xs font-medium text-ink-3 lg:grid" aria-hidden="true">
        <span>{first}</span><span>Patient</span><span>Takes</span><span>Since last, not validated</span><span>Needs</span>
      </div>
      <ul>{children}</ul>
    </div>
  );
}

function Empty({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <div className="rounded-3 border border-line bg-surface px-4 py-3">
      <p className="text-md font-medium">{title}</p>
      <p className="max-w-read text-sm text-ink-2">{children}</p>
    </div>
  );
}
