import { Icon } from '../ui/icon';
import { referenceName } from './reference-label';
import type { Reference } from './reference-types';

/** Every reference behind the screen in one line each; the entry is one click away. */
export function ReferenceList({ references }: { readonly references: readonly Reference[] }) {
  return (
    <details className="group border-t border-line" id="references">
      <summary className="flex min-h-10 items-center gap-2 text-sm font-medium text-ink-2 hover:text-ink-1">
        <Icon name="chevron" className="transition-transform duration-(--t-move) group-open:rotate-90" />
        {references.length} references behind this page
      </summary>
      <ol className="pb-4 text-sm">
        {references.map((reference) => (
          <li key={reference.id} className="break-inside-avoid border-t border-line py-1">
            <a className="link" href={`/evidence/references/${reference.id}`} data-reference={reference.id}>{referenceName(reference)}</a> {reference.title}
          </li>
        ))}
      </ol>
    </details>
  );
}
