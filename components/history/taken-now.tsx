import type { Workspace } from '@/server/contracts/workspace';
import { DateText } from '../ui/date-text';
import { DoseText } from '../ui/dose-text';
import { insideSentence } from '../ui/inside-sentence';
import { UnknownText } from '../ui/unknown-text';

type Chart = Workspace['chart'];

/** Medicines that are taken, then those not said whether taken, then plans: dose, since when, what for. One line each. */
export function TakenNow({ chart, on, most = Infinity }: { readonly chart: Chart; readonly on: string; readonly most?: number }) {
  const listed = (['active', 'unknown', 'planned'] as const).flatMap((status) => chart.episodes.filter((episode) => episode.status === status));
  if (listed.length === 0) {
    return chart.received.medications ? <p className="text-sm text-ink-2">None on the list.</p> : <p className="text-sm"><UnknownText>No list received, which is not the same as none</UnknownText></p>;
  }
  return (
    <ul className="text-sm">
      {listed.slice(0, most).map((episode) => {
        const steps = [...episode.steps].sort((a, b) => (a.from < b.from ? -1 : 1));
        const step = episode.status === 'planned' ? steps[0] : (steps.findLast(({ from }) => from <= on) ?? steps[0]);
        const since = step?.from ?? episode.startOn;
        return (
          <li key={episode.id} className="border-t border-line py-1">
            <b className="font-medium">{episode.drug.slice(0, 1).toUpperCase() + episode.drug.slice(1)}</b> <DoseText micrograms={step?.microgramsPerDay ?? null} />
            {(step?.microgramsPerDay ?? null) === null ? null : ' a day'}
            {episode.asNeeded ? ' as needed' : null}
            <span className="text-xs text-ink-3">
              {episode.status === 'planned' ? ', planned from ' : ', since '}
              {since === null ? 'a day not recorded' : <DateText day={since} />}
              {episode.status === 'unknown' ? '; whether still taken is not recorded' : null}
              {episode.indication === null ? null : `; for ${insideSentence(episode.indication)}`}
            </span>
          </li>
        );
      })}
      {listed.length > most ? <li className="border-t border-line py-1 text-ink-2">and {listed.length - most} more in the chart</li> : null}
    </ul>
  );
}
