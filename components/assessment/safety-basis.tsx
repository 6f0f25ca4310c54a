import { Prose } from '../ui/prose';
import { FactWords } from './fact-words';
import { ReferenceChips } from './reference-chip';
import type { Shelves } from './reason-line';
import type { AskedQuestion } from './types';

/** Under a question that is asked for safety or for what the chart shows: why, what the chart holds of it, and whose advice it is. */
export function SafetyBasis({ question: { around, refs }, shelves }: { readonly question: Pick<AskedQuestion, 'around' | 'refs'>; readonly shelves: Shelves }) {
  return (
    <>
      <p className="text-sm text-pretty text-ink-2"><Prose>{around.map(({ words }) => words).join(' ')}</Prose></p>
      <div className="reason-basis mb-2">
        <FactWords ids={[...new Set(around.flatMap(({ facts }) => facts))]} basis={shelves.basis} />
        <ReferenceChips ids={refs} shelf={shelves.references} />
      </div>
    </>
  );
}
