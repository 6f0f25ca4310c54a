import type { ReactNode } from 'react';
import type { TodayPatient } from '@/server/contracts/today';
import { IdentityLine } from '../patient/identity-line';
import { PatientLink } from '../shell/patient-link';
import { DateText } from '../ui/date-text';
import { daysApart, formatSpan } from '../ui/days';
import { DoseText } from '../ui/dose-text';
import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import { UnknownText } from '../ui/unknown-text';
import { lookWords } from './look-words';

const TONE = { stop: 'text-stop', caution: 'text-caution', plain: 'text-ink-2' } as const;

/** One patient of the home page: who, what is taken since when, how it goes, why somebody has to look. */
export function TodayRow({ patient, on, lead, note }: { readonly patient: TodayPatient; readonly on: string; readonly lead: ReactNode; readonly note: string | null }) {
  return (
    <PatientLink patient={patient} className="today-row px-4 py-2 hover:bg-hover" rowKey>
      <span className="figures text-sm font-medium">{lead}</span>
      <span className="min-w-0">
        <span className="block text-md font-medium">{patient.displayName}</span>
        <span className="block text-xs text-ink-2"><IdentityLine patient={patient} /></span>
        {patient.likeNamed.length === 0 ? null : (
          <span className="flex items-center gap-1 text-xs text-caution"><Icon name="people" size="sm" />Like-named on this page: {patient.likeNamed.join('; ')}</span>
        )}
      </span>
      <span className="text-sm"><Taken patient={patient} on={on} /></span>
      <span className="text-sm"><Since patient={patient} on={on} /></span>
      <span className="min-w-0 text-sm">
        {note === null ? null : <span className="block text-ink-2">{note}</span>}
        {patient.reasons.map((reason) => {
          const { icon, tone, lead: word, text } = lookWords(reason);
          return (
            <span key={`${reason.kind} ${text}`} className="flex items-start gap-2">
              <Icon name={icon} size="sm" className={`mt-1 ${TONE[tone]}`} />
              <span className="min-w-0 text-pretty"><b className={`font-medium ${tone === 'plain' ? '' : TONE[tone]}`}>{word}</b> <span className="text-ink-2"><Prose>{text}</Prose></span></span>
            </span>
          );
        })}
        {patient.flagsRead ? null : <UnknownText>Flags not worked out yet</UnknownText>}
        {note === null && patient.reasons.length === 0 && patient.flagsRead ? <span className="text-ink-3">Nothing new</span> : null}
      </span>
    </PatientLink>
  );
}

function Taken({ patient, on }: { readonly patient: TodayPatient; readonly on: string }) {
  if (patient.medicines.length === 0) return <UnknownText>No medicine recorded</UnknownText>;
  return patient.medicines.slice(0, 3).map(({ drug, microgramsPerDay, since }, place) => (
    <span key={`${drug} ${place}`} className="block">
      {drug} <DoseText micrograms={microgramsPerDay} />
      {since === null ? null : <>, <span className="text-xs whitespace-nowrap text-ink-3">{daysApart(since, on) < 400 ? `day ${daysApart(since, on) + 1}` : `for ${formatSpan(daysApart(since, on))}`}</span></>}
      {place === 2 && patient.medicines.length > 3 ? <span className="text-xs text-ink-3"> and {patient.medicines.length - 3} more</span> : null}
    </span>
  ));
}

function Since({ patient, on }: { readonly patient: TodayPatient; readonly on: string }) {
  const { blunting } = patient;
  if (blunting === null) return <UnknownText>No blunting report</UnknownText>;
  return (
    <>
      <span className="figures block">Blunting {blunting.total}{blunting.before === null ? null : <span className="text-ink-2">, was {blunting.before}</span>}</span>
      <span className="block text-xs text-ink-3"><DateText day={blunting.on} />{daysApart(blunting.on, on) === 0 ? ', today' : `, ${formatSpan(daysApart(blunting.on, on))} ago`}<span className="lg:hidden">; not validated</span></span>
    </>
  );
}
