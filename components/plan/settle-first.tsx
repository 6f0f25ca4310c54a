import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { settleFirst } from './sudden-end-line';
import type { MadePlan } from './types';

/** What the chart says of a medicine before it comes down: what else it is for, and the dose on which the patient was well. */
export function SettleFirst({ made, shelf }: { readonly made: MadePlan; readonly shelf: ReferenceShelf }) {
  const lines = settleFirst(made);
  if (lines.length === 0) return null;
  return (
    <Notice kind="caution">
      <p className="font-medium">Before it comes down</p>
      {lines.map(({ message }) => <p key={message}><Prose>{message}</Prose></p>)}
      <p className="flex flex-wrap gap-x-3"><ReferenceChips ids={[...new Set(lines.flatMap(({ refs }) => refs))]} shelf={shelf} plain /></p>
    </Notice>
  );
}
