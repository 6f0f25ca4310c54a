'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { readRefusal } from '../trpc/refusal';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';
import { Prose } from '../ui/prose';
import { markWords } from './note-paper';
import type { Segment } from './note-paper';

type SourcePanelProps = { readonly visitId: string; readonly segment: Segment; readonly edit: ((text: string) => void) | null; readonly leaveOut: (() => void) | null; readonly restore: (() => void) | null; readonly keep?: (() => void) | null };

/** Under a sentence, where it comes from: row, who, when; and what the author may do with it. */
export function SourcePanel({ visitId, segment, edit, leaveOut, restore, keep = null }: SourcePanelProps) {
  const trpc = useTRPC();
  const sources = useQuery(trpc.visits.sources.queryOptions({ visitId, segmentId: segment.id }, { retry: false, staleTime: 60_000 }));
  const [text, setText] = useState<string | null>(null);
  return (
    <section aria-labelledby="source-title" className="mt-1 mb-3 ml-8 rounded-2 border border-line bg-sunken px-3 py-2 text-sm max-sm:ml-0 print:hidden">
      <h3 id="source-title" className="text-xs font-strong text-ink-2">Where this sentence comes from</h3>
      <p className="text-xs text-ink-2">{markWords(segment.origin)}</p>
      {segment.stale ? <p className="pt-2 text-xs text-caution">The facts behind the first wording changed. Take the present wording, keep yours on purpose, or leave it out.</p> : null}
      {segment.before === null ? null : <p className="pt-2 text-xs wrap-anywhere text-ink-2">First wording: {segment.before}</p>}
      {sources.isPending ? <p className="py-2 text-ink-3" role="status">Reading</p> : null}
      {sources.isError ? <Notice kind="caution">{readRefusal(sources.error).message}</Notice> : null}
      {sources.data === undefined ? null : (
        <ul className="pt-1">
          {sources.data.rows.map((row) => (
            <li key={`${row.ref.type} ${row.ref.id}`} className="border-t border-line py-1 wrap-anywhere">
              <span className="font-medium">{row.label}</span>
              {row.lines.map((line) => <span key={line} className="block text-ink-2"><Prose>{line}</Prose></span>)}
              <span className="block text-xs text-ink-3">
                {row.on === null ? null : <>of <DateText day={row.on} />{row.by === null && row.recordedOn === null ? '' : ', '}</>}
                {row.by}{row.by === null || row.recordedOn === null ? '' : ', '}
                {row.recordedOn === null ? null : <>recorded <DateText day={row.recordedOn} /></>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {edit === null ? null : text === null ? (
        <div className="flex flex-wrap gap-2 pt-2">
          <Button size="sm" onClick={() => { setText(segment.text); }}>Edit</Button>
          {leaveOut === null ? null : <Button size="sm" onClick={leaveOut}>Leave out</Button>}
          {keep === null ? null : <Button size="sm" onClick={keep}>Keep my wording</Button>}
          {restore === null ? null : <Button size="sm" onClick={restore}>Take the present wording</Button>}
        </div>
      ) : (
        <div className="flex flex-col gap-2 pt-2">
          <TextArea aria-label="Sentence" value={text} onChange={(event) => { setText(event.target.value); }} />
          <div className="flex gap-2">
            <Button size="sm" onClick={() => { edit(text); setText(null); }} disabled={text.trim() === ''}>Keep this wording</Button>
            <Button size="sm" look="quiet" onClick={() => { setText(null); }}>Back</Button>
          </div>
        </div>
      )}
    </section>
  );
}
