import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon';
import { Prose } from '../ui/prose';
import { closedBecause } from './closed-because';
import type { BasisShelf } from './fact-words';
import { SHORT_TITLE } from './option-names';
import type { RuledOut } from '@/server/contracts/advice-change';
import { statusWord } from './status-word';
import type { AssessedOption, OptionStatus } from './types';

const OPEN: readonly OptionStatus[] = ['fits', 'with-caution'];
const CLOSED: readonly OptionStatus[] = ['not-applicable', 'contraindicated'];

type Grouped = { readonly open: readonly AssessedOption[]; readonly ask: readonly AssessedOption[]; readonly closed: readonly AssessedOption[] };

const group = (options: readonly AssessedOption[]): Grouped => ({
  open: options.filter(({ status }) => OPEN.includes(status)),
  ask: options.filter(({ status }) => status === 'ask-first'),
  closed: options.filter(({ status }) => CLOSED.includes(status)),
});

/** `2 open, 3 ask first, 3 closed`; what there is none of is left out. */
export function countOptions(options: readonly AssessedOption[]): string {
  const { open, ask, closed } = group(options);
  return [[open, 'open'] as const, [ask, 'ask first'] as const, [closed, 'closed'] as const].filter(([own]) => own.length > 0).map(([own, word]) => `${own.length} ${word}`).join(', ');
}

type OptionGlanceProps = { /** In the order of the rows. */ readonly options: readonly AssessedOption[]; readonly ruledOutBy: (option: AssessedOption) => RuledOut | null; /** The planner refuses what it would propose. */ readonly isRefused: (option: AssessedOption) => boolean; readonly basis: BasisShelf };

/** All eight in a few lines: which are open, which wait for an answer, which are closed and every reason why. */
export function OptionGlance({ options, ruledOutBy, isRefused, basis }: OptionGlanceProps) {
  const { open, ask, closed } = group(options);
  const withoutPlan = (option: AssessedOption): readonly string[] => (isRefused(option) ? ['no plan can be proposed'] : []);
  return (
    <dl className="option-glance mb-2 text-sm" data-glance="">
      <Row icon="fits" term="Open" count={open.length}>
        {open.length === 0 ? 'none' : <Names options={open} after={(option) => [...(option.status === 'with-caution' ? ['with caution'] : []), ...withoutPlan(option)].join(', ')} />}
      </Row>
      {ask.length === 0 ? null : <Row icon="unknown" term="Ask first" count={ask.length}><Names options={ask} after={(option) => withoutPlan(option).join('')} /></Row>}
      {closed.length === 0 ? null : (
        <Row icon="stop" term="Closed" count={closed.length}>
          <ul>
            {closed.map((option) => {
              const ruledOut = ruledOutBy(option);
              return (
                <li key={option.id} className="text-pretty">
                  <OptionLink option={option} /> <b className="font-medium">{statusWord(option.status, ruledOut)}</b>{': '}
                  <span className="text-ink-2"><Prose>{`${closedBecause(option, basis).join('; ')}.`}</Prose></span>
                </li>
              );
            })}
          </ul>
        </Row>
      )}
    </dl>
  );
}

function Row({ icon, term, count, children }: { readonly icon: IconName; readonly term: string; readonly count: number; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="flex items-center gap-1 self-start font-medium"><Icon name={icon} size="sm" />{term} {count === 0 ? null : <span className="figures font-text text-ink-3">{count}</span>}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Names({ options, after }: { readonly options: readonly AssessedOption[]; readonly after: (option: AssessedOption) => string }) {
  return options.map((option, place) => {
    const words = after(option);
    return (
      <span key={option.id}>
        <OptionLink option={option} />{words === '' ? null : <span className="text-caution"> {words}</span>}{place === options.length - 1 ? '' : '; '}
      </span>
    );
  });
}

function OptionLink({ option: { id, title } }: { readonly option: AssessedOption }) {
  return <a className="link text-ink-1" href={`#option-${id}`} title={title}>{SHORT_TITLE[id]}</a>;
}
