import type { ImportResult } from '@/server/contracts/import';
import { EntryList } from './entry-list';
import { groupByKind, groupByReason } from './group-entries';

/** Every record of the document in exactly one of four lists; what needs a person comes first. */
export function ImportLists({ result }: { readonly result: ImportResult }) {
  return (
    <div className="rounded-3 border border-line bg-surface px-4 py-1">
      <EntryList icon="inbox" title="Needs you" means="in doubt, waits in the trust inbox" number={result.waiting.length} groups={groupByReason(result.waiting)} />
      <EntryList icon="present" title="Taken" means="gives a new fact" number={result.taken.length} groups={groupByKind(result.taken)} />
      <EntryList icon="link" title="Merged" means="belongs to a fact that is there" number={result.merged.length} groups={groupByReason(result.merged)} />
      <EntryList icon="not-applicable" title="Left out" means="not used, with the reason" number={result.leftOut.length} groups={groupByReason(result.leftOut)} />
    </div>
  );
}
