'use client';

import { InputLines, optionsInWords } from '../assessment/advice-change';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import type { DraftControls } from './use-draft';

/** What changed under a draft: the inputs, the options and the sentences that read otherwise; signing waits for the look. */
export function DraftStale({ controls: { draft, look } }: { readonly controls: DraftControls }) {
  const { stale, changed, mustLook, isMine } = draft;
  if (stale === null) return null;
  const present = new Set(draft.note.sections.flatMap(({ segments }) => segments.map(({ id }) => id)));
  const gone = changed.filter(({ id }) => !present.has(id));
  if (!mustLook) {
    return <Notice className="mx-4 mb-4 md:mx-6" role="status" icon="clock"><p>New in the chart; no option and no sentence reads otherwise.</p><div className="text-xs text-ink-2"><InputLines inputs={stale.inputs} /></div></Notice>;
  }
  return (
    <Notice id="draft-stale" kind="caution" role="alert" className="mx-4 mb-4 md:mx-6" acts={isMine ? <Button size="sm" onClick={look}>I have looked</Button> : undefined}>
      <p className="font-medium">The chart or the rules changed since you looked. Signing waits until you have.</p>
      <InputLines inputs={stale.inputs} />
      <p>{optionsInWords(stale.options.length)} {sentencesInWords(changed.length - gone.length)}</p>
      {gone.map(({ id, before }) => <p key={id} className="text-ink-2">Gone from the note: <Prose>{before ?? ''}</Prose></p>)}
    </Notice>
  );
}

const sentencesInWords = (count: number): string => (count === 0 ? 'No sentence of the note is worded otherwise.' : count === 1 ? 'One sentence of the note is marked.' : `${count} sentences of the note are marked.`);
