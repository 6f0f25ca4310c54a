import { Icon } from '../ui/icon';
import { ReferenceEntry } from './reference-entry';
import { referenceName } from './reference-label';
import type { Reference } from './reference-types';

/** Every reference behind the screen, for reading without script and on paper. */
export function ReferenceList({ references }: { readonly references: readonly Reference[] }) {
  return (
    <details className="group border-t border-line" id="references">
      <summary className="flex min-h-10 items-center gap-2 text-sm font-medium text-ink-2 hover:text-ink-1">
        <Icon name="chevron" className="transition-transform duration-(--t-move) group-open:rotate-90" />
        {references.length} references behind this page
      </summary>
      <ol className="pb-4">
        {references.map((reference) => (
          <li key={reference.id} id={`ref-${reference.id}`} className="break-inside-avoid border-t border-line py-3 target:bg-accent-soft">
            <h3 className="text-sm font-medium">{referenceName(reference)}: {reference.title}</h3>
            <ReferenceEntry reference={reference} />
          </li>
        ))}
      </ol>
    </details>
  );
}
