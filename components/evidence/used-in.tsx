import Link from 'next/link';
import type { EvidenceReference } from '@/server/contracts/evidence';
import { count } from '../ui/days';
import { VERDICT } from './claim-row';
import styles from './evidence.module.css';
import { RuleLine } from './rule-line';

const FACES = { for: 'speaks for it', against: 'speaks against it', 'source-page': 'is the page that says so' } as const;
const ELSEWHERE = {
  drug: ['drug', 'drugs'],
  change: ['change from one medicine to another', 'changes from one medicine to another'],
  instrument: ['instrument', 'instruments'],
  question: ['question', 'questions'],
} as const satisfies Record<EvidenceReference['elsewhere'][number]['kind'], readonly [string, string]>;

/** Where a work is used, in one line; the page of the work lists it. */
export function UsedInLine({ entry }: { readonly entry: EvidenceReference }) {
  return (
    <dl className="text-sm">
      <div className="flex gap-4 border-t border-line py-2">
        <dt className="w-24 flex-none text-ink-3">Used in</dt>
        <dd className="min-w-0"><Link className="link" href={`/evidence/references/${entry.reference.id}`} prefetch={false}>{count(entry.rules.length, 'rule')}, {count(entry.claims.length, 'claim')}</Link>{entry.elsewhere.map(({ kind, names }) => `, ${count(names.length, ELSEWHERE[kind][0], ELSEWHERE[kind][1])}`).join('')}</dd>
      </div>
    </dl>
  );
}

/** Every claim and rule that rests on a work. */
export function UsedIn({ entry }: { readonly entry: EvidenceReference }) {
  return (
    <>
      <section aria-labelledby="used-claims" className="pt-6">
        <h2 id="used-claims" className="pb-1 text-lg">Claims <span className="figures font-text text-ink-3">{entry.claims.length}</span></h2>
        {entry.claims.length === 0 ? <p className="border-y border-line py-2 text-sm text-ink-2">No claim cites it.</p> : (
          <ul className="border-y border-line text-sm">
            {entry.claims.map((claim) => (
              <li key={claim.id} className="border-t border-line py-2 first:border-t-0" data-row>
                <Link className="hover:underline" href={`/evidence?show=claims&topic=${claim.topic}#claim-${claim.id}`} prefetch={false}>{claim.statement}</Link>
                <span className="block text-xs text-ink-3">{VERDICT[claim.verdict].word}; this work {FACES[claim.speaks]}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="used-rules" className="pt-6">
        <h2 id="used-rules" className="pb-1 text-lg">Rules <span className="figures font-text text-ink-3">{entry.rules.length}</span></h2>
        {entry.rules.length === 0 ? <p className="border-y border-line py-2 text-sm text-ink-2">No rule cites it.</p> : <ul className="border-y border-line">{entry.rules.map((rule) => <RuleLine key={rule.id} rule={rule} owner />)}</ul>}
      </section>
      {entry.elsewhere.length === 0 ? null : (
        <section aria-labelledby="used-elsewhere" className="pt-6">
          <h2 id="used-elsewhere" className="pb-1 text-lg">Elsewhere</h2>
          <dl>
            {entry.elsewhere.map(({ kind, names }) => (
              <div key={kind} className={styles.term}><dt>{count(names.length, ELSEWHERE[kind][0], ELSEWHERE[kind][1])}</dt><dd className="break-words">{names.join('; ')}</dd></div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
