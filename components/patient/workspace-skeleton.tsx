import type { PatientSummary } from '@/server/contracts/patient';
import { BANNER, BANNER_ENTRY, BANNER_VALUES, BANNER_WHO } from './banner-shape';
import { IdentityLine } from './identity-line';

type Shown = Pick<PatientSummary, 'id' | 'displayName' | 'birthOn' | 'age' | 'sex' | 'identifiers'>;

const OVER = ['sticky', 'top-0', 'z-41'];
const BAR = 'rounded-1 bg-skeleton';

/** Leaves the program's bar its place over the page that was left, however far that was scrolled: nothing moves when the chart has come. */
function keepBar(room: HTMLElement | null) {
  const bar = document.querySelector<HTMLElement>('body > header');
  if (room === null || bar === null) return;
  room.style.height = `${bar.offsetHeight}px`;
  bar.classList.add(...OVER);
  return () => { bar.classList.remove(...OVER); };
}

/** The workspace before its data: the bar and the name at once, everything else as the shape it will have. */
export function WorkspaceSkeleton({ patient, slow }: { readonly patient: Shown; readonly slow: boolean }) {
  return (
    <div className="says-itself fixed inset-0 z-40 overflow-hidden bg-canvas" role="status" aria-label={`Opening the chart of ${patient.displayName}`}>
      <div ref={keepBar} className="h-24.5 md:h-17 xl:h-10" />
      <div className={BANNER}>
        <div className={BANNER_WHO}>
          <b className="text-lg">{patient.displayName}</b>
          <span className="text-xs text-ink-2"><IdentityLine patient={patient} /></span>
        </div>
        <dl className={BANNER_VALUES}>
          <div className={BANNER_ENTRY}>
            <dt className="text-2xs text-ink-3">Allergies</dt>
            <dd className="text-sm"><span className={`${BAR} inline-block h-3 w-24`} /><span className="sr-only">not read yet</span></dd>
          </div>
        </dl>
      </div>
      <div className="px-4 py-4 md:px-6">
        <div className={`${BAR} h-5 w-3/5`} />
        <div className={`${BAR} mt-2 h-5 w-2/5`} />
        <div className="mt-4 h-96 rounded-3 border border-line bg-surface p-4">
          {['w-1/4', 'w-3/5', 'w-1/2', 'w-4/5', 'w-2/3'].map((width) => <div key={width} className={`${BAR} ${width} mb-8 h-5`} />)}
        </div>
        <p className="pt-3 text-sm text-ink-2">{slow ? <>Taking longer than usual. <a className="link" data-again="" href={`/patients/${patient.id}`}>Try again</a></> : ' '}</p>
      </div>
    </div>
  );
}
