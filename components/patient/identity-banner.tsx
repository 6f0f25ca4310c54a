import type { ReactNode } from 'react';
import type { Workspace } from '@/server/contracts/workspace';
import { DateText } from '../ui/date-text';
import { formatTime } from '../ui/days';
import { Icon } from '../ui/icon';
import { printedFor } from './patient-title';
import { PrintedFor } from './printed-for';
import { ShownChart } from './shown-chart';
import { UnknownText } from '../ui/unknown-text';
import { allergyWords } from './allergy-words';
import { BANNER, BANNER_ENTRY, BANNER_VALUES, BANNER_WHO } from './banner-shape';
import { bannerValues } from './banner-values';
import { IdentityLine } from './identity-line';

type IdentityBannerProps = { readonly workspace: Pick<Workspace, 'patient' | 'likeNamed' | 'mergedWith' | 'chart' | 'bloodPressure' | 'asOf' | 'asKnownOn' | 'clinic'> & { readonly assessment?: Pick<Workspace['assessment'], 'fingerprint'> }; readonly acts?: ReactNode; /** What every printed page says after who it is for. */ readonly onPaper?: string | undefined };

/** Who this is: the same place, the same order, on every view and on paper. */
export function IdentityBanner({ workspace, acts, onPaper }: IdentityBannerProps) {
  const { patient, likeNamed, mergedWith, chart, clinic } = workspace;
  const seen = workspace.asKnownOn === null ? workspace.assessment : undefined;
  return (
    <>
      <PrintedFor words={[printedFor(patient), onPaper].filter((part) => part !== undefined).join('. ')} />
      {seen === undefined ? null : <ShownChart patientId={patient.id} fingerprint={seen.fingerprint} asOf={workspace.asOf} />}
      <div role="region" aria-label="Patient" data-covers className={`${BANNER} sticky top-0 z-20 print:static print:px-0`}>
        <div className={BANNER_WHO}>
          <b className="text-lg">{patient.displayName}</b>
          <span className="text-xs text-ink-2"><IdentityLine patient={patient} birthText={patient.birthText} /></span>
          {mergedWith.length === 0 ? null : (
            <span className="text-xs text-ink-2">
              {'Merged with '}
              {mergedWith.map(({ displayName, birthOn, on }, place) => (
                <span key={`${displayName} ${on}`}>
                  {place === 0 ? null : '; '}
                  {displayName}
                  {birthOn === null || birthOn === patient.birthOn ? null : <>{', born '}<DateText day={birthOn} /></>}
                  {', '}
                  <DateText day={on} />
                </span>
              ))}
            </span>
          )}
          {likeNamed.length === 0 ? null : (
            <span className="like-named flex items-center gap-1 text-xs text-caution">
              <Icon name="people" size="sm" />
              <span>
                {'Like-named: '}
                {likeNamed.slice(0, 2).map((other, place) => (
                  <span key={other.id}>
                    {place === 0 ? null : '; '}
                    {other.displayName}
                    {other.birthOn === null ? null : <>{', born '}<DateText day={other.birthOn} /></>}
                  </span>
                ))}
                {likeNamed.length > 2 ? ` and ${likeNamed.length - 2} more` : null}
              </span>
            </span>
          )}
        </div>
        <dl className={`${BANNER_VALUES} print:basis-full print:flex-nowrap`}>
          <Entry label="Allergies"><Allergies chart={chart} /></Entry>
          {bannerValues(workspace).map(({ label, value }) => (
            <Entry key={label} label={label} late>
              {value === null ? (
                <UnknownText />
              ) : (
                <>
                  {value.unit === undefined || value.unit === '' ? value.text : <span title={`${value.text} ${value.unit}`}>{value.text}<span className="sr-only"> {value.unit}</span></span>}{' '}
                  <small className="text-xs text-ink-3">
                    {value.remark === null ? null : `${value.remark} `}
                    {value.on === null ? null : <DateText day={value.on} />}
                  </small>
                </>
              )}
            </Entry>
          ))}
        </dl>
        <div className="figures ml-auto hidden flex-none text-right text-xs text-ink-3 lg:block">
          {workspace.asKnownOn === null ? <>Chart as of {formatTime(workspace.asOf, clinic.timeZone)}</> : <>As known on <DateText day={workspace.asKnownOn} /></>}
          {acts}
        </div>
      </div>
    </>
  );
}

function Entry({ label, late = false, children }: { readonly label: string; readonly late?: boolean; readonly children: ReactNode }) {
  return (
    <div className={`${BANNER_ENTRY} print:px-2 ${late ? 'max-md:hidden print:block' : ''}`}>
      <dt className="text-2xs text-ink-3">{label}</dt>
      <dd className="figures text-sm">{children}</dd>
    </div>
  );
}

function Allergies({ chart }: { readonly chart: Workspace['chart'] }) {
  const words = allergyWords(chart);
  if (words.kind === 'not-recorded') return <UnknownText />;
  if (words.kind !== 'some') return <span title={words.words}>{words.title} <small className="text-xs text-ink-3">{words.remark}</small></span>;
  return words.items.map((item, place) => (
    <span key={item.name}>
      {place === 0 ? null : '; '}
      {item.name} {item.remark === '' ? null : <small className="text-xs text-ink-3">{item.remark}</small>}
    </span>
  ));
}
