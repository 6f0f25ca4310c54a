import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { FactWords } from './fact-words';
import type { Shelves } from './reason-line';
import { ReferenceChips } from './reference-chip';
import type { Flag } from './types';

const LOUD: readonly Flag['level'][] = ['emergency', 'urgent', 'stop'];
const LEVEL: Readonly<Record<Flag['level'], string>> = { emergency: 'Emergency', urgent: 'Today', stop: 'Stop', attention: 'Attention' };

/** What must not be overlooked: the loud ones before everything else, the rest as calm lines. */
export function FlagList({ flags, shelves }: { readonly flags: readonly Flag[]; readonly shelves: Shelves }) {
  if (flags.length === 0) return null;
  const loud = flags.filter(({ level }) => LOUD.includes(level));
  const calm = flags.filter(({ level }) => !LOUD.includes(level));
  return (
    <section aria-label="Flags" className="flex flex-col gap-2 px-4 pb-3 md:px-6">
      {loud.map((flag) => (
        <Notice key={flag.id} kind="stop">
          <FlagText flag={flag} shelves={shelves} />
        </Notice>
      ))}
      {calm.length === 0 ? null : (
        <details className="group rounded-2 border border-caution-line bg-caution-soft px-4 text-sm" open={loud.length === 0 && calm.length <= 1}>
          <summary className="flex min-h-9 items-center gap-3">
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
      </div>
    </>
  );
}
