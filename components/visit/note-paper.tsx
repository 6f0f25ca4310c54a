'use client';

import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { Prose } from '../ui/prose';
import type { Draft } from './use-draft';

type Note = Draft['note'];
export type Segment = Note['sections'][number]['segments'][number];

const MARKS: Readonly<Record<Segment['origin'], { readonly mark: string; readonly words: string }>> = {
  data: { mark: 'D', words: 'Record data' },
  patient: { mark: 'Q', words: 'The patient’s words' },
  rule: { mark: 'R', words: 'Rule, with its references' },
  choice: { mark: 'C', words: 'Your choice' },
  typed: { mark: 'T', words: 'Typed by the author' },
  edited: { mark: 'E', words: 'Edited; the first wording is kept' },
};

export const markWords = (origin: Segment['origin']): string => MARKS[origin].words;

function Mark({ origin }: { readonly origin: Segment['origin'] }) {
  return <abbr title={MARKS[origin].words} className="flex size-5 flex-none items-center justify-center rounded-1 border border-line-strong bg-surface text-2xs font-medium text-ink-2 no-underline print:hidden">{MARKS[origin].mark}</abbr>;
}

type NotePaperProps = { readonly note: Note; readonly doses: Draft['doses']; readonly changed?: ReadonlyMap<string, string | null>; readonly selected: string | null; readonly onSelect: (segment: Segment) => void; /** What is shown under the chosen sentence. */ readonly below?: ReactNode };

/** The note as it reads, each sentence with the mark of where it comes from. */
export function NotePaper({ note, doses, changed = new Map(), selected, onSelect, below }: NotePaperProps) {
  return (
    <>
      {note.sections.map(({ id, title, segments }) => (
        <section key={id} aria-label={title}>
          <h2 className="pt-4 pb-1 pl-9 text-xs print:pt-2 print:pl-1 font-strong text-ink-2">{title}</h2>
          {segments.map((segment) => {
            const isAmber = segment.stale || changed.has(segment.id);
            return (
              <Fragment key={segment.id}>
                <button
                  type="button"
                  aria-expanded={selected === segment.id}
                  onClick={() => { onSelect(segment); }}
                  className={classNames(
                    'flex w-full items-start gap-3 rounded-2 px-1 py-1 text-left text-md wrap-anywhere hover:bg-sunken print:py-0',
                    selected === segment.id && 'bg-accent-soft',
                    isAmber && 'bg-caution-soft',
                  )}
                >
                  <Mark origin={segment.origin} />
                  <span className="min-w-0 whitespace-pre-wrap">
                    {isAmber ? <span className="mr-1 text-xs font-medium text-caution">{segment.stale ? 'Its facts changed:' : changed.get(segment.id) === null ? 'New:' : 'Changed:'}</span> : null}
                    {segment.origin === 'patient' ? <Quoted text={segment.text} /> : <Prose>{segment.text}</Prose>}
                    {isAmber && typeof changed.get(segment.id) === 'string' ? <span className="block text-xs text-ink-2">Was: <Prose>{changed.get(segment.id) ?? ''}</Prose></span> : null}
                  </span>
                </button>
                {selected === segment.id ? below : null}
              </Fragment>
            );
          })}
          {id === 'plan' && doses !== null ? <DoseRows doses={doses} /> : null}
        </section>
      ))}
    </>
  );
}

/** The patient's own words, between their marks, in the patient's voice. */
function Quoted({ text }: { readonly text: string }) {
  return text.split(/(“[^”]*”)/).map((part, place) => (place % 2 === 1 ? <bdi key={place} className="voice text-voice-sm">{part}</bdi> : <Prose key={place}>{part}</Prose>));
}

/** What the letters in the margin say. */
export function MarkLegend() {
  return (
    <section aria-labelledby="marks-title" className="print:hidden">
      <h2 id="marks-title" className="text-xs font-medium text-ink-2">Marks</h2>
      <ul className="grid gap-x-4 pt-1 sm:grid-cols-2">
        {Object.entries(MARKS).map(([origin, { mark, words }]) => <li key={origin} className="flex items-center gap-2 py-px text-xs text-ink-3"><span className="flex size-5 flex-none items-center justify-center rounded-1 border border-line-strong text-2xs font-medium text-ink-2" aria-hidden="true">{mark}</span>{words}</li>)}
      </ul>
    </section>
  );
}

/** Day by day; on a phone the medicines of a day stand under each other, each with its name, so that no dose is cut off at the edge. */
function DoseRows({ doses }: { readonly doses: NonNullable<Draft['doses']> }) {
  return (
    <div className="overflow-x-auto py-2 pl-9 print:pl-1" tabIndex={0} role="region" aria-label="Doses">
      <table className="w-full text-sm max-sm:block">
        <thead className="max-sm:hidden">
          <tr className="text-left text-xs text-ink-2">
            <th scope="col" className="py-1 pr-4 font-medium">From</th>
            {doses.drugs.map((drug) => <th key={drug} scope="col" className="py-1 pr-4 font-medium">{drug}</th>)}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {doses.rows.map(({ from, cells }) => (
            <tr key={from} className="border-t border-line align-top max-sm:block max-sm:py-1">
              <th scope="row" className="py-1 pr-4 text-left font-text whitespace-nowrap max-sm:block max-sm:py-0 max-sm:font-medium"><DateText day={from} form="act" /></th>
              {cells.map((cell, at) => <td key={doses.drugs[at]} data-label={doses.drugs[at]} className="py-1 pr-4 max-sm:block max-sm:py-px max-sm:before:mr-1 max-sm:before:text-ink-2 max-sm:before:content-[attr(data-label)]"><Prose>{cell}</Prose></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
