import type { Reference } from './reference-types';

/** Where a work can be read: its address, by what it is recognised, and what it opens where that is not the work itself. */
export type ReferenceLink = { readonly href: string; readonly text: string; readonly opens: string | null };

/** The work's own number leads; else the address on record, by its host. No address is made up. */
export function referenceLink({ doi, url, pmid, opens }: Pick<Reference, 'doi' | 'url' | 'pmid' | 'opens'>): ReferenceLink | null {
  if (doi !== null) return { href: `https://doi.org/${doi}`, text: `doi.org/${doi}`, opens: null };
  if (pmid !== null) return { href: `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`, text: `pubmed.ncbi.nlm.nih.gov/${pmid}`, opens: null };
  return url === null || !URL.canParse(url) ? null : { href: url, text: new URL(url).host.replace(/^www\./, ''), opens };
}
