import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Panel } from '@/server/contracts/outcome';
import { Fold } from '../ui/fold';
import { panelAddress } from './panel-address';
import type { PanelPlace } from './panel-address';

type PanelFiltersProps = { readonly panel: Panel; readonly place: PanelPlace };

const RESPONSES = [[null, 'Any response'], ['yes', 'Response'], ['no', 'No response'], ['cannot-tell', 'Cannot tell'], ['does-not-apply', 'Well before']] as const;
const BLUNTING = [[null, 'Any blunting score'], ['lower', 'Lower than before'], ['not-lower', 'Same or higher'], ['unknown', 'Before or after not known']] as const;

/** Whose patients, with which gap, option and outcome; each choice is an address. */
export function PanelFilters({ panel: { contactDays, feeling, options }, place }: PanelFiltersProps) {
  const to = (part: Partial<PanelPlace>): string => panelAddress({ ...place, ...part, page: 1 });
  const option = options.find(({ id }) => id === place.option)?.title ?? 'all';
  const outcome = [...RESPONSES.filter(([value]) => value !== null && value === place.response), ...(place.remission ? [['yes', 'In remission']] : []), ...BLUNTING.filter(([value]) => value !== null && value === place.blunting)].map(([, words]) => words).join(', ') || 'all';
  const said = [place.mine ? 'mine' : null, place.gap === 'report' ? 'no report since the start' : place.gap === 'contact' ? `not reached in ${contactDays} days` : null, option === 'all' ? null : option, outcome === 'all' ? null : outcome].filter((words) => words !== null).join('; ');
  return (
    <>
      {said === '' ? null : <p className="hidden pb-2 text-sm print:block">Only: {said}.</p>}
      <div className="pb-3 print:hidden">
        <nav aria-label="Whose patients and which" className="flex flex-wrap gap-1">
          <Choice href={to({ mine: false })} isCurrent={!place.mine}>Everybody’s</Choice>
          <Choice href={to({ mine: true })} isCurrent={place.mine}>Mine</Choice>
          <span className="w-3 max-sm:w-full" />
          <Choice href={to({ gap: null })} isCurrent={place.gap === null}>All</Choice>
          <Choice href={to({ gap: 'report' })} isCurrent={place.gap === 'report'}>No report since the start</Choice>
          <Choice href={to({ gap: 'contact' })} isCurrent={place.gap === 'contact'}>Not reached in {contactDays} days</Choice>
        </nav>
        <div className="flex flex-wrap items-start gap-x-8">
          <nav aria-label="Option">
            <Fold key={option} summary={<Chosen title="Option">{option}</Chosen>}>
              <div className="flex flex-wrap gap-1">
                <Choice href={to({ option: null })} isCurrent={place.option === null}>All options</Choice>
                {options.map(({ id, title }) => <Choice key={id} href={to({ option: id })} isCurrent={place.option === id}>{title}</Choice>)}
              </div>
            </Fold>
          </nav>
          <nav aria-label="Outcome">
            <Fold key={outcome} summary={<Chosen title="Outcome">{outcome}</Chosen>}>
              <div className="flex flex-wrap gap-1">{RESPONSES.map(([value, words]) => <Choice key={words} href={to({ response: value })} isCurrent={place.response === value}>{words}</Choice>)}</div>
              <div className="flex flex-wrap gap-1">
                <Choice href={to({ remission: false })} isCurrent={!place.remission}>With or without remission</Choice>
                <Choice href={to({ remission: true })} isCurrent={place.remission}>In remission</Choice>
              </div>
              <div className="flex flex-wrap gap-1">{BLUNTING.map(([value, words]) => <Choice key={words} href={to({ blunting: value })} isCurrent={place.blunting === value}>{words}</Choice>)}</div>
              <p className="max-w-prose px-2 pt-1 text-xs text-ink-3">{feeling}</p>
            </Fold>
          </nav>
        </div>
      </div>
    </>
  );
}

const Chosen = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => <span className="text-sm">{title}: <b className="font-medium text-ink-1">{children}</b></span>;

function Choice({ href, isCurrent, children }: { readonly href: string; readonly isCurrent: boolean; readonly children: ReactNode }) {
  return <Link prefetch={false} href={href} aria-current={isCurrent ? 'true' : undefined} className="rounded-2 px-2 py-1 text-sm text-ink-2 hover:bg-wash aria-[current=true]:bg-wash aria-[current=true]:font-medium aria-[current=true]:text-ink-1">{children}</Link>;
}
