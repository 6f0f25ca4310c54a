import type { Workspace } from '@/server/contracts/workspace';
import { EntryLink } from '../entry/entry-link';
import { stopWords } from '../charts/timeline/to-medicine-series';
import { DateText } from '../ui/date-text';
import { DoseText } from '../ui/dose-text';
import { Fold } from '../ui/fold';
import { insideSentence } from '../ui/inside-sentence';
import { UnknownText } from '../ui/unknown-text';
import { RecordBlock } from './record-block';

type Episode = Workspace['chart']['episodes'][number];

/** What is taken now, planned, and was taken; each medicine with the acts on it. */
export function MedicineList({ workspace }: { readonly workspace: Workspace }) {
  const { chart, rights, on } = workspace;
  const sorted = [...chart.episodes].sort((a, b) => ((a.startOn ?? '') < (b.startOn ?? '') ? 1 : -1));
  const taken = sorted.filter(({ status }) => status === 'active' || status === 'unknown');
  const planned = sorted.filter(({ status }) => status === 'planned');
  const stopped = sorted.filter(({ status }) => status === 'stopped');
  const may = rights.changeMedicines;
  return (
    <RecordBlock title="Medicines" add={may ? <EntryLink kind="medicine" of={null} look="quiet" size="sm">Add medicine</EntryLink> : null}>
      {chart.episodes.length === 0 ? (
        <p className="py-1 text-sm">
          {chart.received.medications ? <span className="text-ink-2">None on the list.</span> : <UnknownText>No list received, which is not the same as none</UnknownText>}
        </p>
      ) : null}
      <ul>
        {taken.map((episode) => <Medicine key={episode.id} episode={episode} on={on} may={may} />)}
        {planned.map((episode) => <Medicine key={episode.id} episode={episode} on={on} may={may} />)}
      </ul>
      {stopped.length === 0 ? null : (
        <Fold summary={`${stopped.length} stopped`}>
          <ul>{stopped.map((episode) => <Medicine key={episode.id} episode={episode} on={on} may={may} />)}</ul>
        </Fold>
      )}
    </RecordBlock>
  );
}

function Medicine({ episode, on, may }: { readonly episode: Episode; readonly on: string; readonly may: boolean }) {
  const steps = [...episode.steps].sort((a, b) => (a.from < b.from ? -1 : 1));
  const step = episode.status === 'planned' ? steps[0] : (steps.findLast(({ from }) => from <= on) ?? steps[0]);
  return (
    <li className="border-t border-line py-2">
      <p className="text-sm">
        <b className="font-medium">{episode.drug.slice(0, 1).toUpperCase() + episode.drug.slice(1)}</b> <DoseText micrograms={step?.microgramsPerDay ?? null} />
        {episode.asNeeded ? ' as needed' : null}
      </p>
      {episode.display.toLowerCase() === episode.drug.toLowerCase() ? null : <p className="text-xs text-ink-2">{episode.display}</p>}
      <p className="text-xs text-ink-3"><When episode={episode} since={step?.from ?? episode.startOn} />{episode.indication === null ? null : `; for ${insideSentence(episode.indication)}`}</p>
      {may && episode.status !== 'stopped' ? (
        <div className="mt-1 -ml-2 flex gap-1 print:hidden">
          {episode.status === 'planned' ? null : <EntryLink kind="dose" of={episode.id} palette={`Change dose of ${episode.drug}`} look="quiet" size="sm">Change dose</EntryLink>}
          {episode.status === 'planned' ? null : <EntryLink kind="stop" of={episode.id} palette={`Stop ${episode.drug}`} look="quiet" size="sm">Stop</EntryLink>}
          <EntryLink kind="correct" of={episode.id} palette={`Correct ${episode.drug}`} look="quiet" size="sm">Correct</EntryLink>
        </div>
      ) : null}
      {episode.refills.length === 0 ? null : (
        <Fold summary={`${episode.refills.length} ${episode.refills.length === 1 ? 'supply' : 'supplies'} behind it`}>
          <ul>{[...episode.refills].reverse().map((refill) => (
            <li key={`${refill.on}-${refill.display}`}><DateText day={refill.on} />, {refill.display}{refill.daysSupply === null ? null : `, ${refill.daysSupply} days`}</li>
          ))}</ul>
        </Fold>
      )}
    </li>
  );
}

function When({ episode, since }: { readonly episode: Episode; readonly since: string | null }) {
  const day = since === null ? null : <DateText day={since} />;
  switch (episode.status) {
    case 'active':
      return day === null ? 'Since when is not recorded' : <>since {day}</>;
    case 'planned':
      return day === null ? 'Planned, day not recorded' : <>Planned from {day}</>;
    case 'unknown':
      return day === null ? 'Whether still taken is not recorded' : <>Whether still taken is not recorded; from {day}</>;
    case 'stopped': {
      const reason = stopWords(episode.stopReason);
      return (
        <>
          {episode.startOn === null ? 'Start not recorded' : <DateText day={episode.startOn} />} to {episode.stopOn === null ? 'a day not recorded' : <DateText day={episode.stopOn} />}
          {reason === null ? null : `; ${reason}`}
        </>
      );
    }
  }
}
