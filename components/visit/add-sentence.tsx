'use client';

import { useState } from 'react';
import { useKeptWords } from '../entry/use-kept-words';
import { Button } from '../ui/button';
import { Segments } from '../plan/segments';
import { TextArea } from '../ui/field';
import type { DraftControls, Fields } from './use-draft';

type Section = Fields['typed'][number]['section'];

const SECTIONS: readonly { readonly value: Section; readonly label: string }[] = [
  { value: 'subjective', label: 'Subjective' },
  { value: 'objective', label: 'Objective' },
  { value: 'assessment', label: 'Assessment' },
  { value: 'plan', label: 'Plan' },
];

/** A sentence of the author's own, in the part of the note that the author names. */
export function AddSentence({ controls: { draft, fields, change } }: { readonly controls: DraftControls }) {
  const [text, setText] = useKeptWords(`sentence of ${draft.visitId}`);
  const [section, setSection] = useState<Section>('plan');
  const words = `Add to the ${section === 'plan' || section === 'assessment' ? section : `${section} part`} in your own words`;
  return (
    <form
      className="mt-4 flex flex-col gap-2 border-t border-line pt-3 pl-9 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() === '') return;
        change({ typed: [...fields.typed, { id: `typed-${crypto.randomUUID()}`, section, text }] }, true);
        setText('');
      }}
    >
      <TextArea aria-label={words} placeholder={words} rows={2} value={text} onChange={(event) => { setText(event.target.value); }} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Segments bare label="Part of the note" value={section} choices={SECTIONS} onChange={setSection} />
        <Button type="submit" size="sm" disabled={text.trim() === ''}>Add</Button>
      </div>
    </form>
  );
}
