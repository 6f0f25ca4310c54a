import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { lower, sentence } from './plan-words';
import { endsAtOnce, isSlowerWay, slowerWords } from './sudden-end-line';
import { taking } from './ways-of';
import type { MadePlan, PlanPreview, PlanRequest } from './types';

type SuddenEndProps = { readonly made: MadePlan; readonly preview: PlanPreview; readonly shelf: ReferenceShelf; /** `null` where nothing may be steered. */ readonly onTake: ((request: PlanRequest) => void) | null };

/** At the head of a plan: that it ends a medicine overnight, or why it does not though the pair table would; the other way is one press away. */
export function SuddenEnd({ made, preview, shelf, onTake }: SuddenEndProps) {
  const { suddenEnd } = preview;
  const warnings = endsAtOnce(made);
  const way = (strategy: NonNullable<PlanRequest['strategy']>, label: string) => {
    const request = taking(strategy, preview);
    return onTake === null || request === null ? undefined : <span className="print:hidden"><Button size="sm" onClick={() => { onTake(request); }}>{label} instead</Button></span>;
  };
  if (warnings.length > 0) {
    const slower = suddenEnd?.slower ?? null;
    return (
      <Notice kind="caution" acts={slower === null ? undefined : way(slower.strategy, slower.label)}>
        {warnings.map((message) => <p key={message} className="font-medium"><Prose>{sentence(message)}</Prose></p>)}
        {suddenEnd === null ? null : <ForDirect suddenEnd={suddenEnd} shelf={shelf} />}
      </Notice>
    );
  }
  if (!isSlowerWay(made, suddenEnd)) return null;
  const { direct } = suddenEnd;
  return (
    <Notice acts={way(direct.strategy, direct.label)}>
      <p><span className="font-medium">The slower way.</span> <Prose>{slowerWords(suddenEnd)}</Prose></p>
      <ForDirect suddenEnd={suddenEnd} shelf={shelf} />
    </Notice>
  );
}

function ForDirect({ suddenEnd: { direct, speaksForDirect, refs }, shelf }: { readonly suddenEnd: NonNullable<PlanPreview['suddenEnd']>; readonly shelf: ReferenceShelf }) {
  return (
    <div className="mt-1 text-xs text-ink-2">
      <p><span className="font-medium">For the {lower(direct.label)}:</span> <Prose>{speaksForDirect.join(' ')}</Prose> It would be settled, with the last change of a dose, on <DateText day={direct.settledOn} />.</p>
      <p className="flex flex-wrap gap-x-3"><ReferenceChips ids={refs} shelf={shelf} plain /></p>
    </div>
  );
}
