import { ReferenceChips } from '../assessment/reference-chip';
import { OWN_JUDGEMENT } from '../assessment/reference-label';
import type { ReferenceShelf } from '../assessment/reference-types';
import { count } from '../ui/days';
import { Fold } from '../ui/fold';
import { Icon } from '../ui/icon';
import { Prose } from '../ui/prose';
import { NOTES } from './before-choosing';
import { bySource } from './by-source';
import { sentence } from './plan-words';
import { isOfHead } from './sudden-end-line';
import type { Plan } from './types';

/** What the pair table says of a change; its works were read for the change and state no line by itself. */
const OF_THE_PAIR: ReadonlySet<string> = new Set(['caution-of-the-pair', 'specialist-required', 'ends-in-one-day']);
/** Of a change that no source was read on, our judgement leads the works. */
const isOwnWay = (group: Plan['warnings']): boolean => group.some(({ id, refs }) => OF_THE_PAIR.has(id) && refs[0] === OWN_JUDGEMENT);
const POSITION = 'position-of-a-source';
/** So many lines stand in the open; more are one click away. */
const FEW = 6;

/** What to watch, each line with its references; where sources differ; what was taken for granted. */
export function PlanNotes({ plan, shelf }: { readonly plan: Plan; readonly shelf: ReferenceShelf }) {
  const open = plan.assumptions.filter(isOpen);
  const taken = plan.assumptions.filter((line) => !isOpen(line));
  // What is settled first stands at the head of the plan.
  const warnings = plan.warnings.filter(({ id }) => id !== POSITION && !isOfHead({ id }));
  const positions = plan.warnings.filter(({ id }) => id === POSITION);
  return (
    <section id={NOTES} aria-labelledby="notes-title" className="scroll-mt-24 rounded-3 border border-line bg-surface px-4 pb-3 print:border-0 print:px-0">
      <h2 id="notes-title" className="flex min-h-11 items-center text-lg font-strong">What to know</h2>
      {open.length === 0 ? null : (
        <>
          <h3 className="text-sm font-medium">Not known on this chart</h3>
          <ul className="mb-2">{open.map((line) => <li key={line} className="reason"><Icon name="unknown" /><div><Prose>{sentence(line.replace(/^not (?:asked|known): /, ''))}</Prose></div></li>)}</ul>
        </>
      )}
      <h3 className="text-sm font-medium">Warnings</h3>
      {warnings.length === 0 ? <p className="py-1 text-sm text-ink-2">The content has none for this plan.</p> : <Warnings warnings={warnings.slice(0, FEW)} shelf={shelf} />}
      {warnings.length <= FEW ? null : <Fold summary={`${warnings.length - FEW} more`}><Warnings warnings={warnings.slice(FEW)} shelf={shelf} /></Fold>}
      {positions.length === 0 ? null : <Fold summary={`What ${positions.length} ${positions.length === 1 ? 'source says' : 'sources say'} about this change`}><Warnings warnings={positions} shelf={shelf} /></Fold>}
      <Fold summary={`${taken.length} ${taken.length === 1 ? 'thing' : 'things'} taken for granted`}>
        <ul className="text-sm text-ink-2">{taken.map((line) => <li key={line} className="border-t border-line py-1 text-pretty first:border-t-0"><Prose>{line}</Prose></li>)}</ul>
      </Fold>
      <div className="print:hidden"><Fold summary={`${count(plan.refs.length, 'reference')} behind this plan`}><span className="flex flex-wrap gap-1 pb-1"><ReferenceChips ids={plan.refs} shelf={shelf} /></span></Fold></div>
    </section>
  );
}

const isOpen = (line: string): boolean => /^not (?:asked|known): |^The chart has |not understood yet|^No list of medicines/.test(line);

function Warnings({ warnings, shelf }: { readonly warnings: Plan['warnings']; readonly shelf: ReferenceShelf }) {
  return (
    <ul>
      {bySource(warnings).map((group) => (
        <li key={group.map(({ message }) => message).join()} className="reason">
          <Icon name={group.some(({ id }) => id === POSITION) ? 'file' : 'caution'} className="text-ink-3" />
          <div>
            {group.map(({ id, message }) => <p key={`${id} ${message}`} className="mt-1 first:mt-0"><Prose>{sentence(message)}</Prose></p>)}
            <div className="reason-basis">{group.some(({ id }) => OF_THE_PAIR.has(id)) ? <span className="text-xs text-ink-3">{isOwnWay(group) ? 'The way is our judgement. Read beside it, none of them on this change:' : 'Read for this change as a whole:'}</span> : null}<ReferenceChips ids={(group[0]?.refs ?? []).filter((id) => !isOwnWay(group) || id !== OWN_JUDGEMENT)} shelf={shelf} /></div>
          </div>
        </li>
      ))}
    </ul>
  );
}
