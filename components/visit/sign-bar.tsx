'use client';

import { isSettled } from '../assessment/urgent';
import { useOnline } from '../shell/use-online';
import { formatReadAt } from '../ui/days';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import type { DraftControls } from './use-draft';

const KEPT = { unsaved: 'Not kept yet', saving: 'Keeping', failed: 'Not kept' } as const;

export const isReady = ({ draft, theirs, state }: Pick<DraftControls, 'draft' | 'theirs' | 'state'>): boolean => draft.missing.length === 0 && !draft.mustLook && theirs === null && state !== 'failed';

/** What is still open before signing, in words, then the button. */
export function SignBar({ controls, notSigned, onSign }: { readonly controls: DraftControls; /** Why the last try did not sign. */ readonly notSigned: string | null; readonly onSign: () => void }) {
  const { draft, state, failure, isUnreached, theirs } = controls;
  const isOnline = useOnline();
  const ready = isReady(controls);
  const waits = ready || theirs !== null || draft.mustLook || draft.missing.length > 0;
  return (
    <div role="region" aria-label="Sign" className="sticky-foot z-10 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line bg-raised px-4 py-2 shadow-bar md:px-6 print:hidden">
      {notSigned === null ? null : <Notice kind="stop" role="alert" className="w-full">{notSigned}</Notice>}
      {failure === null ? null : <Notice kind="stop" role="alert" className="w-full">{failure} What you wrote is still on this screen.</Notice>}
      {isUnreached && isOnline ? <Notice kind="stop" role="alert" className="w-full">The server does not answer. What you wrote stays on this screen and is sent again by itself; it can be signed once it is kept.</Notice> : null}
      <span className="font-medium max-sm:sr-only">{ready ? 'Ready' : waits ? 'Before signing' : null}</span>
      <ul className="min-w-0 flex-1 basis-52 text-sm text-ink-2">{ready ? <Settled draft={draft} /> : (
        <>
          {theirs === null ? null : <li><a className="link" href="#draft-conflict">Settle which of the two texts stays</a></li>}
          {draft.mustLook ? <li><a className="link" href="#draft-stale">Look at what changed</a></li> : null}
          {draft.missing.map((what) => <li key={what}><Prose>{what}</Prose></li>)}
        </>
      )}</ul>
      <span className="figures text-xs text-ink-3" role="status">{state === 'kept' ? `Draft kept ${formatReadAt(draft.savedAt, draft.timeZone)}` : KEPT[state]}</span>
      <Button look="primary" disabled={!ready} onClick={onSign}>Sign as {draft.author.name}<kbd className="rounded-1 border border-current px-1 font-sans text-2xs font-text opacity-80 max-md:hidden pointer-coarse:hidden" aria-hidden="true">Ctrl Enter</kbd></Button>
    </div>
  );
}

/** What a signature would leave as it is: flags that stay open, what was asked for safety and not answered, and what is chosen without a plan. */
function Settled({ draft: { unasked, flags, patient, noPlan } }: Pick<DraftControls, 'draft'>) {
  const open = flags.filter((flag) => !isSettled(flag)).length;
  if (unasked.length === 0 && open === 0 && noPlan.length === 0) return <li className="flex items-center gap-1"><Icon name="check" size="sm" />Decided, nothing open</li>;
  return (
    <>
      {unasked.map(({ question, short, state, isListed }) => <li key={question}>{state}: <a className="link" href={isListed ? `/patients/${patient.id}#question-${question}` : '#flags-to-answer'}>{short}</a></li>)}
      {noPlan.map(({ option, words }) => <li key={option}><Prose>{words}</Prose></li>)}
      {open === 0 ? null : <li><a className="link" href="#flags-to-answer">{open === 1 ? 'One flag stays open' : `${open} flags stay open`}</a></li>}
    </>
  );
}
