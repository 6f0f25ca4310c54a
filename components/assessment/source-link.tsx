import { referenceLink } from './reference-link';
import type { Reference } from './reference-types';

/** Where a work can be opened, by the host of its address, and what it is that opens. */
export function SourceLink({ work }: { readonly work: Reference }) {
  const link = referenceLink(work);
  if (link === null) return 'No official address on record';
  return (
    <>
      <a className="link" href={link.href} target="_blank" rel="noreferrer">{link.text}</a>
      {link.opens === null ? null : <span className="text-ink-2">, {link.opens}</span>}
      {work.pmid === null ? null : <span className="text-ink-3"> PubMed {work.pmid}</span>}
    </>
  );
}
