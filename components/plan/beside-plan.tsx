import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import { sentence } from './plan-words';
import type { PlanPreview } from './types';

/** What goes on beside the plan as the chart has it, in words, with what the option says because of it. */
export function BesidePlan({ beside, shelf }: { readonly beside: PlanPreview['beside']; readonly shelf: ReferenceShelf }) {
  if (beside.length === 0) return null;
  return (
    <div className="mt-1 md:pl-(--plan-gutter)">
      <h3 className="text-sm font-medium">Not changed by this plan, as the chart has it</h3>
      <ul className="text-sm">
        {beside.map(({ id, name, words, isTaken, says }) => (
          <li key={id} className="border-t border-line py-1 first:border-t-0">
            <p className="text-pretty">{isTaken ? null : <Icon name="unknown" size="sm" className="mr-1 inline-block" />}<span className="font-medium">{sentence(name)}</span> <Prose>{words}</Prose></p>
            {says.map(({ rule, message, refs }) => (
              <div key={rule} className="mt-px flex gap-2 text-ink-2">
                <Icon name="caution" size="sm" className="mt-1 flex-none text-ink-3" />
                <div className="min-w-0"><p className="text-pretty"><Prose>{message}</Prose></p><p className="mt-px flex flex-wrap gap-1"><ReferenceChips ids={refs} shelf={shelf} /></p></div>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
