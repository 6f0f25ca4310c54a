import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Evidence, EvidenceFilter } from '@/server/contracts/evidence';
import { DraftMark } from '../ui/draft-mark';
import { Icon } from '../ui/icon';
import { addressOf } from './address';
import styles from './evidence.module.css';

type NavProps = { readonly evidence: Evidence; /** Place in the chart that it was opened from. */ readonly from: string | null };
type FacetProps = Pick<NavProps, 'from'> & { readonly title: string; readonly count: number; readonly filter: EvidenceFilter; readonly change: Partial<EvidenceFilter>; readonly chosen: boolean };

/** What the library holds: search first, then every filter with the number of entries behind it. */
export function LibraryNav({ evidence, from }: NavProps) {
  return (
    <aside aria-label="Library" className={styles.nav}>
      <p className="pb-2 text-lg font-strong">Evidence</p>
      <form action="/evidence" role="search" aria-label="Evidence" className="relative mb-3">
        {from === null ? null : <input type="hidden" name="from" value={from} />}
        <Icon name="search" className="pointer-events-none absolute inset-y-0 left-2 my-auto text-ink-3" />
        <input
          type="search"
          name="q"
          defaultValue={evidence.filter.text}
          placeholder="Claim, drug, author"
          aria-label="Search the evidence"
          data-evidence-search
          className="min-h-target w-full rounded-2 border border-line-control bg-surface pr-3 pl-8 text-sm text-ink-1"
        />
      </form>
      {evidence.reviewed ? null : <DraftMark />}
      <details className="group md:hidden">
        <summary className="mt-2 flex min-h-target items-center gap-2 text-sm font-medium">
          <Icon name="chevron" className="group-open:rotate-90" />
          Topics and filters
        </summary>
        <nav aria-label="Topics and filters"><Facets evidence={evidence} from={from} /></nav>
      </details>
      <nav aria-label="Evidence by topic" className="max-md:hidden"><Facets evidence={evidence} from={from} /></nav>
    </aside>
  );
}

/** Every filter is an address of its own; choosing what is chosen lets go of it. */
function Facets({ evidence: { filter, topics, verdicts, strengths, verifications, owners, totals }, from }: NavProps) {
  const claims = filter.show === 'claims';
  return (
    <>
      <Group title="Claims">
        <Facet title="All claims" count={totals.claims} from={from} filter={filter} change={{ show: 'claims', topic: null, verdict: null, strength: null }} chosen={claims && filter.topic === null && filter.verdict === null && filter.strength === null} />
        {topics.map(({ id, title, count }) => {
          const chosen = claims && filter.topic === id;
          return <Facet key={id} title={title} count={count} from={from} filter={filter} change={{ show: 'claims', topic: chosen ? null : id }} chosen={chosen} />;
        })}
      </Group>
      <Group title="By verdict">
        {verdicts.map(({ id, title, count }) => {
          const chosen = claims && filter.verdict === id;
          return <Facet key={id} title={title} count={count} from={from} filter={filter} change={{ show: 'claims', verdict: chosen ? null : id }} chosen={chosen} />;
        })}
      </Group>
      <Group title="By strength">
        {strengths.map(({ id, title, count }) => {
          const chosen = claims && filter.strength === id;
          return <Facet key={id} title={title} count={count} from={from} filter={filter} change={{ show: 'claims', strength: chosen ? null : id }} chosen={chosen} />;
        })}
      </Group>
      <Group title="References">
        <Facet title="All entries" count={totals.references} from={from} filter={filter} change={{ show: 'references', verification: null }} chosen={filter.show === 'references' && filter.verification === null} />
        {verifications.map(({ id, title, count }) => (
          <Facet key={id} title={title} count={count} from={from} filter={filter} change={{ show: 'references', verification: id }} chosen={filter.show === 'references' && filter.verification === id} />
        ))}
      </Group>
      <Group title="Rules">
        {owners.map(({ id, title, count }) => (
          <Facet key={id} title={title.replace(/ \(.*\)$/, '')} count={count} from={from} filter={filter} change={{ show: 'rules', of: id }} chosen={filter.show === 'rules' && filter.of === id} />
        ))}
      </Group>
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="pt-3">
      <p className="pb-1 text-xs font-strong text-ink-2">{title}</p>
      <ul>{children}</ul>
    </div>
  );
}

function Facet({ title, count, filter, change, chosen, from }: FacetProps) {
  return (
    <li>
      <Link className={styles.facet} href={addressOf(filter, change, from)} prefetch={false} aria-current={chosen ? 'true' : undefined}>
        {title}
        <span>{count}</span>
      </Link>
    </li>
  );
}
