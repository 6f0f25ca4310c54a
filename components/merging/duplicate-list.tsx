import type { ReactNode } from 'react';
import type { Duplicates } from '@/server/contracts/merging';
import { IdentityLine } from '../patient/identity-line';
import { ButtonLink } from '../ui/button-link';
import { DateText } from '../ui/date-text';
import { SectionHead } from '../ui/section-head';

type Two = Pick<Duplicates['apart'][number], 'a' | 'b'>;

/** Pairs of entries that may be one person, each with what they agree in; then those that somebody said are two. */
export function DuplicateList({ pairs, more, apart }: Duplicates) {
  return (
    <>
      {pairs.length === 0 ? <p className="border-t border-line py-3 text-sm text-ink-2">{apart.length === 0 ? 'Nobody seems to have been entered twice.' : 'Nobody else seems to have been entered twice.'}</p> : <ul className="border-t border-line">{pairs.map((pair) => <Pair key={`${pair.a.id} ${pair.b.id}`} {...pair}>Agree in {pair.agreesIn.join(', ')}</Pair>)}</ul>}
      {more ? <p className="pt-3 text-sm text-ink-2">There are more; these come first by name.</p> : null}
      {apart.length === 0 ? null : (
        <section aria-labelledby="told-apart" className="pt-8">
          <SectionHead id="told-apart" title="Told apart" note="proposed no more; opened again, it can be taken back" />
          <ul className="border-t border-line">{apart.map(({ by, on, why, ...two }) => <Pair key={`${two.a.id} ${two.b.id}`} {...two}>{by}, <DateText day={on} />: {why}</Pair>)}</ul>
        </section>
      )}
    </>
  );
}

function Pair({ a, b, children }: Two & { readonly children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="grid min-w-0 flex-1 basis-96 gap-x-6 gap-y-2 md:grid-cols-2">
        {[a, b].map((one) => (
          <div key={one.id} className="min-w-0 wrap-anywhere">
            <p className="text-md font-medium">{one.displayName}</p>
            <p className="text-xs text-ink-2"><IdentityLine patient={one} /></p>
          </div>
        ))}
      </div>
      <p className="min-w-0 flex-1 basis-48 text-xs text-ink-2 wrap-anywhere md:flex-none">{children}</p>
      <ButtonLink size="sm" href={`/patients/${a.id}/compare/${b.id}`} prefetch={false} aria-label={`Compare ${a.displayName} and ${b.displayName}`}>Compare</ButtonLink>
    </li>
  );
}
