import { DateText } from '../ui/date-text';
import { formatDay } from '../ui/days';
import { BANNER, BANNER_WHO } from './banner-shape';
import { PrintedFor } from './printed-for';

export type NamedPatient = { readonly id: string; readonly displayName: string; readonly birthOn: string | null; /** `null` where none is on record; left out where the reader may not know it. */ readonly number?: string | null };

/** The identity banner where the chart itself is not read, its reader having no right to it or no need: who it is, in the same place and on every printed page. */
export function NamedBanner({ patient: { displayName, birthOn, number = null } }: { readonly patient: NamedPatient }) {
  const beside = number === null ? null : `MRN ${number}`;
  return (
    <>
      <PrintedFor words={[displayName, `born ${birthOn === null ? 'not recorded' : formatDay(birthOn)}`, beside].filter((part) => part !== null).join(', ')} />
      <div role="region" aria-label="Patient" data-covers className={`${BANNER} sticky top-0 z-20 print:static print:px-0`}>
        <div className={BANNER_WHO}>
          <b className="text-lg">{displayName}</b>
          <span className="figures text-xs text-ink-2">born {birthOn === null ? 'not recorded' : <DateText day={birthOn} />}{beside === null ? null : <>{'\u00a0 '}{beside}</>}</span>
        </div>
      </div>
    </>
  );
}
