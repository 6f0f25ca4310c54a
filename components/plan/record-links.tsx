import type { Workspace } from '@/server/contracts/workspace';
import { entryHref } from '../entry/entry';
import { recordAct } from './record-act';
import type { PlanPreview } from './types';

type RecordLinksProps = { readonly patientId: string; readonly episodes: Workspace['chart']['episodes']; readonly outcome: PlanPreview['outcome']; readonly today: string };

/** To the entries of the record whose days would settle a refusal: what is taken is stopped there, what was stopped without a day or has not begun is corrected. */
export function RecordLinks({ patientId, episodes, outcome, today }: RecordLinksProps) {
  const records = outcome.kind === 'refused' ? (outcome.refusal.records ?? []) : [];
  const asked = episodes.filter(({ id }) => records.includes(id));
  if (asked.length === 0) return null;
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4">
      {asked.map((episode) => {
        const { kind, label } = recordAct(episode, today);
        return (
          <li key={episode.id}>
            <a className="inline-flex min-h-6 items-center link pointer-coarse:min-h-target" href={`/patients/${patientId}${entryHref({ kind, of: episode.id }, new URLSearchParams())}`}>
              {label}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
