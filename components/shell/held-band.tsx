import { shownChart } from '../patient/shown-chart-store';
import { formatReadAt } from '../ui/days';
import { stayHere, tryHeldWay } from './held-way';
import { pageReadAt } from './hold-pages';
import { takeRoom } from './take-room';

const ACT = 'inline-flex min-h-7 items-center rounded-2 border border-canvas px-2 text-xs font-medium whitespace-nowrap pointer-coarse:min-h-target';

type HeldBandProps = { readonly className: string; /** Time zone of the clinic. */ readonly zone: string; /** What is wrong. */ readonly children: string };

/** Says that the page asked for waits for the server: it opens by itself, is tried at once, or is given up. */
export function HeldBand({ className, zone, children }: HeldBandProps) {
  const readAt = formatReadAt(shownChart()?.asOf ?? pageReadAt().toISOString(), zone);
  return (
    <div ref={takeRoom} role="alert" className={`${className} flex flex-wrap items-center gap-x-4 gap-y-2`}>
      <p className="min-w-0 flex-1 basis-80"><b className="font-medium">{children}</b> This page stays as it was read at <span className="figures whitespace-nowrap">{readAt}</span>. The one you asked for opens by itself as soon as the server answers.</p>
      <span className="flex flex-wrap gap-2">
        <button type="button" className={ACT} onClick={() => void tryHeldWay()}>Try again</button>
        <button type="button" className={ACT} onClick={stayHere}>Stay here</button>
      </span>
    </div>
  );
}
