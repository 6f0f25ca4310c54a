import type { Duplicates } from '@/server/contracts/merging';
import { IdentityLine } from '../patient/identity-line';
import { ButtonLink } from '../ui/button';

/** Pairs of entries that may be one person, each with what they agree in. */
export function DuplicateList({ pairs, more }: Duplicates) {
  if (pairs.length === 0) return <p className="border-t border-line py-3 text-sm text-ink-2">Nobody seems to have been entered twice.</p>;
  return (
    <>
      <ul className="border-t border-line">
        {pairs.map(({ a, b, agreesIn }) => (
          <li key={`${a.id} ${b.id}`} className="flex flex-wrap items-center gap-x-6 gap-y-2 border-b border-line py-3">
            <div className="grid min-w-0 flex-1 basis-96 gap-x-6 gap-y-2 md:grid-cols-2">
              {[a, b].map((one) => (
                <div key={one.id} className="min-w-0 wrap-anywhere">
                  <p className="text-md font-medium">{one.displayName}</p>
                  <p className="text-xs text-ink-2"><IdentityLine patient={one} /></p>
                </div>
              ))}
            </div>
            <p className="basis-48 text-xs text-ink-2">Agree in {agreesIn.join(', ')}</p>
            <ButtonLink size="sm" href={`/patients/${a.id}/compare/${b.id}`} prefetch={false} aria-label={`Compare ${a.displayName} and ${b.displayName}`}>Compare</ButtonLink>
          </li>
        ))}
      </ul>
      {more ? <p className="pt-3 text-sm text-ink-2">There are more; these come first by name.</p> : null}
    </>
  );
}
