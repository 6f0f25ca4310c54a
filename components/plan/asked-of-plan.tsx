import { ReferenceChips } from '../assessment/reference-chip';
import type { ReferenceShelf } from '../assessment/reference-types';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { ASKED } from './before-choosing';
import { sentence } from './plan-words';
import type { PlanPreview } from './types';

/** Reasons against the option that name a dose or a pace, each with what this plan does of it. */
export function AskedOfPlan({ asked, shelf }: { readonly asked: PlanPreview['asked']; readonly shelf: ReferenceShelf }) {
  if (asked.length === 0) return null;
  const isKept = asked.every(({ parts }) => parts.every((part) => part.isKept));
  return (
    <Notice id={ASKED} className="scroll-mt-24" kind={isKept ? 'plain' : 'caution'} icon={isKept ? 'file' : 'caution'}>
      <ul>
        {asked.map(({ rule, message, refs, parts }) => {
          const [kept, open] = [parts.filter((part) => part.isKept), parts.filter((part) => !part.isKept)];
          return (
            <li key={rule} className="mt-2 first:mt-0">
              {kept.length === 0 ? null : <p><span className="font-medium">As the reasons ask:</span> <Prose>{`${kept.map(({ words }) => words).join('; ')}.`}</Prose></p>}
              {open.length === 0 ? null : <p><span className="font-medium">Not as the reasons ask:</span> <Prose>{`${open.map(({ words }) => words).join('; ')}.`}</Prose></p>}
              <p className="text-xs text-ink-2"><Prose>{sentence(message)}</Prose></p>
              <p className="flex flex-wrap gap-x-3"><ReferenceChips ids={refs} shelf={shelf} plain /></p>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
