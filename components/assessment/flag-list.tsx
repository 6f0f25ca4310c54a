import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { FactWords } from './fact-words';
import type { Shelves } from './reason-line';
import { ReferenceChips } from './reference-chip';
import { RuleLink } from './rule-link';
import { interrupts, standsOpen } from './interruptions';
import type { Flag } from './types';

const LEVEL: Readonly<Record<Flag['level'], string>> = { emergency: 'Emergency', urgent: 'Today', stop: 'Stop', attention: 'Attention' };

/** What must not be overlooked. A stop stands in the way and is announced; what is due today stands open; the rest is one line. */
export function FlagList({ flags, shelves }: { readonly flags: readonly Flag[]; readonly shelves: Shelves }) {
  if (flags.length === 0) return null;
  const calm = flags.filter((flag) => !interrupts(flag) && !standsOpen(flag));
  return (
    <section aria-label="Flags" className="flex flex-col gap-2 px-4 pb-3 md:px-6">
      {flags.filter(interrupts).map((flag) => (
        <Notice key={flag.id} kind="stop" role="alert">
          <FlagText flag={flag} shelves={shelves} />
        </Notice>
      ))}
      {flags.filter(standsOpen).map((flag) => (
        <Notice key={flag.id} kind="caution">
          <FlagText flag={flag} shelves={shelves} />
        </Notice>
      ))}
      {calm.length === 0 ? null : (
        <details className="group rounded-2 border border-caution-line bg-caution-soft px-4 text-sm">
          <summary className="flex min-h-9 items-center gap-3 py-2">
            <Icon name="caution" className="text-caution" />
            <span className="min-w-0 flex-1 font-medium">{calm.map(({ title }) => title).join('; ')}</span>
            <Icon name="chevron" className="text-ink-3 transition-transform duration-(--t-move) group-open:rotate-90" />
          </summary>
          <ul className="pb-2">
            {calm.map((flag) => (
              <li key={flag.id} className="border-t border-caution-line py-2 pl-7"><FlagText flag={flag} shelves={shelves} /></li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function FlagText({ flag, shelves }: { readonly flag: Flag; readonly shelves: Shelves }) {
  return (
    <>
      <p className="text-pretty"><b className="font-strong">{LEVEL[flag.level]}: {flag.title}.</b> {flag.message}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-2">
        <FactWords ids={flag.facts} basis={shelves.basis} />
        {flag.blocks.length === 0 ? null : <span>Holds back: {flag.blocks.join('; ')}.</span>}
        <ReferenceChips ids={flag.refs} shelf={shelves.references} />
        <RuleLink rule={flag.id} />
      </div>
    </>
  );
}
