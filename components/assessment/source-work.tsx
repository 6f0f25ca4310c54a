import type { Reference } from './reference-types';
import { ReferenceEntry } from './reference-entry';
import { isCommercial, readingOf, referenceKind, referenceName } from './reference-label';
import { isNotOpened, recordsThatState } from './sort-sources';
import { splitOwn } from './split-own';

type SourceWorkProps = {
  readonly work: Reference;
  /** The words of its record that state the sentence; none where it was read beside it. */
  readonly stating: readonly string[];
  readonly open: boolean;
  readonly toggle: () => void;
};

/** A work under a sentence: in whom, what was found, the words that state the sentence in front; its whole entry is one click away. */
export function SourceWork({ work, stating, open, toggle }: SourceWorkProps) {
  return (
    <li className="border-t border-line py-2">
      <button type="button" className="flex w-full flex-wrap items-baseline gap-x-2 text-left" aria-expanded={open} onClick={toggle}>
        <b className="font-medium underline underline-offset-2">{referenceName(work)}</b> <span className="text-xs text-ink-3">{[referenceKind(work), readingOf(work)].filter((part) => part !== null).join(', ')}</span>
        {work.population === null ? null : <span className="w-full text-xs text-pretty text-ink-2">In: {work.population}</span>}
        {recordsThatState(work, stating).map(({ label, text }) => (
          <span key={text} className="w-full text-pretty">{isCommercial(work) ? 'It says' : isNotOpened(work) ? 'Noted, not read there' : label}: {splitOwn(text, stating).map(({ text: piece, own }) => (own ? <mark key={piece} className="rounded-1 bg-accent-soft font-medium text-ink-1">{piece}</mark> : piece))}</span>
        ))}
      </button>
      {open ? <div className="pt-2"><p className="font-medium text-pretty">{work.title}</p><ReferenceEntry reference={work} foundAbove={recordsThatState(work, stating).some(({ text }) => text === work.finding)} /></div> : null}
    </li>
  );
}
