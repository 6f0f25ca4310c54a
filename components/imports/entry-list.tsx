import { count } from '../ui/days';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import type { EntryGroup } from './group-entries';

type EntryListProps = {
  readonly icon: IconName;
  readonly title: string;
  /** What it means to stand in this list. */
  readonly means: string;
  readonly number: number;
  readonly groups: readonly EntryGroup[];
  /** Each entry's own reason beside it, where the groups are not the reasons. */
  readonly withReasons?: boolean;
};

const FEW = 200;

/** One of the four lists: its count in sight, its entries one click away by group. */
export function EntryList({ icon, title, means, number, groups, withReasons = false }: EntryListProps) {
  return (
    <section className="border-t border-line py-3 first:border-t-0">
      <div className="flex items-baseline gap-2">
        <Icon name={icon} className="self-center text-ink-3" />
        <h3 className="text-md font-strong">{title}</h3>
        <span className="figures text-md">{number}</span>
        <span className="text-xs text-ink-3">{means}</span>
      </div>
      <div className="mt-1 ml-6">
        {groups.map(({ why, entries }) => (
          <details key={why} className="group border-t border-line first:border-t-0">
            <summary className="flex min-h-7 items-center gap-2 text-sm hover:text-ink-1 pointer-coarse:min-h-target">
              <Icon name="chevron" size="sm" className="text-ink-3 group-open:rotate-90" />
              <span className="min-w-0">{why.slice(0, 1).toUpperCase() + why.slice(1)}</span>
              <span className="figures ml-auto text-xs text-ink-3">{entries.length}</span>
            </summary>
            <ul className="mb-2 ml-5 text-sm">
              {entries.slice(0, FEW).map((entry) => (
                <li key={entry.resource} className="flex flex-wrap gap-x-3 py-px">
                  <span className="min-w-0 break-words">{entry.what}</span>
                  {withReasons && entry.why !== null ? <span className="text-ink-2">{entry.why}</span> : null}
                  <span className="ml-auto text-xs break-all text-ink-3">{entry.resource}</span>
                </li>
              ))}
              {entries.length > FEW ? <li className="text-xs text-ink-3">{`and ${count(entries.length - FEW, 'more', 'more')} of the same kind`}</li> : null}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}
