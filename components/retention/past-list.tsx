import type { Retention } from '@/server/contracts/retention';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { DateText } from '../ui/date-text';
import { useHeldFocus } from '../ui/use-held-focus';

type Past = Retention['past'][number];
export type PastAct = 'propose' | 'withdraw' | 'purge' | 'hold' | 'release';

type ListProps = { readonly page: Retention; readonly onAct: (one: Past, act: PastAct) => void };

/** Records on which nobody has acted for as long as the clinic keeps them. One administrator proposes, another purges. */
export function PastList({ page, onAct }: ListProps) {
  // Around the list and what stands in its place: with the last record the list itself goes.
  const held = useHeldFocus<HTMLDivElement>();
  return <div {...held}><Records page={page} onAct={onAct} /></div>;
}

function Records({ page: { years, past }, onAct }: ListProps) {
  if (years === null) return <p className="border-t border-line py-3 text-sm text-ink-2">Nobody has written down how long this clinic keeps records, so none is past its time.</p>;
  if (past.length === 0) return <p className="border-t border-line py-3 text-sm text-ink-2">Somebody acted on every record within the last {years} years.</p>;
  return (
    <ul>
      {past.map((one) => (
        <li key={one.patientId} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-2 text-sm">
          <span className="min-w-48">
            <span id={`past-${one.patientId}`} className="block font-medium wrap-anywhere">{one.displayName}</span>
            <span className="figures block text-xs text-ink-2">born {one.birthOn === null ? 'not recorded' : <DateText day={one.birthOn} />}{one.number === null ? null : `, MRN ${one.number}`}</span>
          </span>
          <span>last act <DateText day={one.lastOn} /></span>
          {one.hold === null ? null : <span className="flex items-center gap-2"><Chip>Hold</Chip>{one.hold}</span>}
          {one.proposal === null ? null : <span className="text-ink-2">Proposed by {one.proposal.by}: {one.proposal.why}</span>}
          <span className="ml-auto flex flex-wrap gap-2 print:hidden">
            {actsOn(one).map(({ act, words, quiet }) => <Button key={act} size="sm" look={quiet ? 'quiet' : 'plain'} aria-describedby={`past-${one.patientId}`} onClick={() => { onAct(one, act); }}>{words}</Button>)}
          </span>
        </li>
      ))}
    </ul>
  );
}

type Act = { readonly act: PastAct; readonly words: string; readonly quiet: boolean };

/** Each act is a button of its own: one that was pressed goes with its act, so that a second press never does the opposite. */
const actsOn = ({ hold, proposal }: Past): readonly Act[] => [
  hold === null ? { act: 'hold', words: 'Hold', quiet: true } : { act: 'release', words: 'Release the hold', quiet: true },
  proposal === null ? { act: 'propose', words: 'Propose to purge', quiet: false } : { act: 'withdraw', words: 'Withdraw', quiet: true },
  ...(proposal !== null && !proposal.isMine && hold === null ? [{ act: 'purge', words: 'Purge for good', quiet: false } as const] : []),
];
