'use client';

import { useState } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Segments } from '../plan/segments';
import { formatReadAt } from '../ui/days';
import { differences, merged } from './differences';
import type { Part } from './differences';
import type { DraftControls } from './use-draft';

const SIDES = [{ value: 'mine', label: 'Keep this' }, { value: 'theirs', label: 'Take that' }] as const;

/** Another window saved this draft meanwhile: both texts side by side, kept or taken one by one; nothing is merged in silence. */
export function DraftConflict({ controls: { draft, fields, theirs, settle } }: { readonly controls: DraftControls }) {
  const [taken, setTaken] = useState<ReadonlySet<Part>>(new Set());
  if (theirs === null) return null;
  const parts = differences(fields, theirs.fields, draft);
  const choose = (part: Part, side: 'mine' | 'theirs'): void => {
    const next = new Set(taken);
    if (side === 'theirs') next.add(part);
    else next.delete(part);
    setTaken(next);
  };
  return (
    <Notice id="draft-conflict" kind="caution" role="alert" className="mx-4 mb-4 md:mx-6">
      <p className="font-medium">Another window saved this draft at {formatReadAt(theirs.savedAt, draft.timeZone)}. Nothing of either is lost.</p>
      {parts.length === 0 ? <p>Both hold the same.</p> : (
        <ul>
          {parts.map(({ part, label, mine, theirs: there }) => (
            <li key={part} className="grid gap-x-4 gap-y-1 border-t border-caution-line py-2 first:border-t-0 sm:grid-cols-2">
              <p className="text-xs font-medium text-ink-2 sm:col-span-2">{label}</p>
              <p className="min-w-0 wrap-anywhere whitespace-pre-wrap"><span className="block text-xs text-ink-2">Here, not saved</span>{mine}</p>
              <p className="min-w-0 wrap-anywhere whitespace-pre-wrap"><span className="block text-xs text-ink-2">There, saved</span>{there}</p>
              <div className="max-w-64 sm:col-span-2"><Segments bare label={`${label}: which stays`} value={taken.has(part) ? 'theirs' : 'mine'} choices={SIDES} onChange={(side) => { choose(part, side); }} /></div>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2 pt-2">
        <Button size="sm" onClick={() => { settle(merged(fields, theirs.fields, taken)); }}>{taken.size === 0 ? 'Go on with mine' : 'Go on with these'}</Button>
        <Button size="sm" look="quiet" onClick={() => { settle(theirs.fields); }}>Take all of theirs</Button>
      </div>
    </Notice>
  );
}
