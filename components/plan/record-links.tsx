import type { Workspace } from '@/server/contracts/workspace';
import { entryHref } from '../entry/entry';
import { lower } from './plan-words';
import type { PlanPreview } from './types';

type RecordLinksProps = { readonly patientId: string; readonly episodes: Workspace['chart']['episodes']; readonly outcome: PlanPreview['outcome'] };

/** To the entries of the record whose days would settle a refusal: what is taken is stopped there, what was stopped without a day is corrected. */
export function RecordLinks({ patientId, episodes, outcome }: RecordLinksProps) {
  const records = outcome.kind === 'refused' ? (outcome.refusal.records ?? []) : [];
  const asked = episodes.filter(({ id }) => records.includes(id));
  if (asked.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4">
      {asked.map(({ id, drug, status }) => (
        <li key={id}>
          <a className="inline-flex min-h-6 items-center text-link underline pointer-coarse:min-h-target" href={`/patients/${patientId}${entryHref({ kind: status === 'stopped' ? 'correct' : 'stop', of: id }, new URLSearchParams())}`}>
            Record the last day of {lower(drug)}
          </a>
        </li>
      ))}
    </ul>
  );
}
