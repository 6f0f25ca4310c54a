import type { EvidenceRule } from '@/server/contracts/evidence';
import { Fold } from '../ui/fold';
import { passagesOf, splitNamed, verdictOn } from './lead-of';
import { ReferenceEntry } from './reference-entry';
import { referenceName } from './reference-label';
import type { Reference } from './reference-types';
import { SourceLink } from './source-link';

type SourceLeadProps = { readonly work: Reference; readonly stated: NonNullable<EvidenceRule['rule']['stated']>; /** Of the facts that the line rests on. */ readonly names: readonly string[] };

/** The work that states a sentence: how far it was read, what our reader noted of it (a summary, so never in quotation marks), how that was read, where it opens. */
export function SourceLead({ work, stated, names }: SourceLeadProps) {
  const passages = passagesOf(work, stated, names);
  return (
    <div className="pb-3">
      <p className="text-md font-medium text-pretty">{verdictOn(work, stated)}</p>
      <p className="pt-1 text-xs text-ink-2">As our reader noted it, not in the words of the source:</p>
      {passages.map(({ words, read, before, after }, place) => (
        <p key={words} className="pt-1 text-sm text-pretty">
          {before ? '… ' : ''}{splitNamed(words, names).map((piece, at) => (piece.named ? <mark key={at} className="rounded-1 bg-accent-soft font-medium text-ink-1">{piece.text}</mark> : piece.text))}{after ? ' …' : ''}
          {/* Passages that were read alike say so once, under the last of them. */}
          {read === null || passages[place + 1]?.read === read ? null : <span className="block text-xs text-ink-2">How this was read: {read}.</span>}
        </p>
      ))}
      <p className="pt-1 text-xs text-ink-2">Opens: <SourceLink work={work} /></p>
      <Fold summary={`The whole record of ${referenceName(work)}`}><p className="pb-1 text-sm font-medium text-pretty">{work.title}</p><ReferenceEntry reference={work} /></Fold>
    </div>
  );
}
