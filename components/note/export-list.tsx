'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { IconName } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { exportAddress } from '@/server/contracts/export';
import type { ExportFile } from '@/server/contracts/export';
import { fetchFile } from './fetch-file';

type Form = { readonly file: ExportFile; readonly title: string; readonly words: string; readonly icon: IconName; readonly needs: 'nothing' | 'plan' | 'signature' | 'signed plan' };

const FORMS: readonly Form[] = [
  { file: 'note.pdf', title: 'PDF', words: 'A4 or Letter, for printing and for the file', icon: 'print', needs: 'nothing' },
  { file: 'note.docx', title: 'Word', words: 'for a letter of your own', icon: 'file', needs: 'nothing' },
  { file: 'note.txt', title: 'Plain text', words: '72 columns, for any record system', icon: 'file', needs: 'nothing' },
  { file: 'note.md', title: 'Markdown', words: 'text with a table', icon: 'file', needs: 'nothing' },
  { file: 'note.fhir.json', title: 'FHIR document', words: 'R4, medicines as plans and never as orders', icon: 'link', needs: 'signature' },
  { file: 'handout.pdf', title: 'Sheet for the patient', words: 'big type: which tablets, how many, when', icon: 'people', needs: 'plan' },
  { file: 'plan.ics', title: 'Calendar', words: 'whole days, no alarms', icon: 'clock', needs: 'signed plan' },
  { file: 'consult.pdf', title: 'Page for a colleague', words: 'de-identified: no name, no date, no number', icon: 'people', needs: 'signature' },
  { file: 'scores.csv', title: 'Scores', words: 'for a spreadsheet, without name or date', icon: 'table', needs: 'signature' },
];

type State = { readonly kind: 'writing' } | { readonly kind: 'done'; readonly name: string } | { readonly kind: 'failed'; readonly why: string };

type ExportListProps = {
  readonly visitId: string;
  /** A draft leaves only in forms that say so on every page. */
  readonly isSigned: boolean;
  readonly hasPlan: boolean;
};

/** Every form in which the note leaves the system, with what became of each. Each export leaves a row of disclosure. */
export function ExportList({ visitId, isSigned, hasPlan }: ExportListProps) {
  const [states, setStates] = useState<Partial<Record<ExportFile, State>>>({});
  const [names, setNames] = useState(false);
  const agreed = useId();
  const set = (file: ExportFile, state: State): void => { setStates((known) => ({ ...known, [file]: state })); };
  const write = async (file: ExportFile, cancel = false): Promise<void> => {
    set(file, { kind: 'writing' });
    const got = await fetchFile(exportAddress(visitId, file, { names: names && file === 'plan.ics', cancel }));
    set(file, got.ok ? { kind: 'done', name: got.name } : { kind: 'failed', why: got.why });
  };
  return (
    <section aria-label="Export" className="flex flex-col gap-2">
      {isSigned ? null : <Notice icon="file">A draft says DRAFT on every page. The other forms open when it is signed.</Notice>}
      <ul className="divide-y divide-line border-y border-line">
        {FORMS.map((form) => (
          <ExportRow key={form.file} form={form} state={states[form.file] ?? null} missing={missingFor(form, { isSigned, hasPlan })} onWrite={() => void write(form.file)}>
            {form.file === 'plan.ics' ? (
              <>
                <span className="flex min-h-7 items-center gap-2 text-xs text-ink-2">
                  <input id={agreed} type="checkbox" className="size-4 flex-none accent-accent" checked={names} onChange={(event) => { setNames(event.target.checked); }} />
                  <label htmlFor={agreed}>The patient agrees that the calendar names the medicines</label>
                </span>
                <button type="button" className="link min-h-6 self-start text-left text-xs text-ink-2" disabled={states[form.file]?.kind === 'writing'} onClick={() => void write(form.file, true)}>File that takes the dates out of the calendar again</button>
              </>
            ) : null}
          </ExportRow>
        ))}
      </ul>
    </section>
  );
}

function missingFor({ needs }: Form, { isSigned, hasPlan }: { readonly isSigned: boolean; readonly hasPlan: boolean }): string | null {
  if ((needs === 'plan' || needs === 'signed plan') && !hasPlan) return 'this visit has no plan';
  return (needs === 'signature' || needs === 'signed plan') && !isSigned ? 'when the note is signed' : null;
}

type RowProps = { readonly form: Form; readonly state: State | null; readonly missing: string | null; readonly onWrite: () => void; readonly children: React.ReactNode };

function ExportRow({ form, state, missing, onWrite, children }: RowProps) {
  const isWriting = state?.kind === 'writing';
  return (
    <li className="flex items-start gap-3 py-2">
      <Icon name={form.icon} className="mt-px text-ink-3" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="text-sm font-medium">{form.title}</span>
        <span className="text-xs text-ink-2">{missing ?? form.words}</span>
        {missing === null ? children : null}
        <span role="status" className="text-xs text-ink-2 wrap-anywhere">
          {isWriting ? 'Writing…' : state?.kind === 'done' ? `Saved as ${state.name}` : state?.kind === 'failed' ? <span className="text-stop">{state.why}</span> : null}
        </span>
      </span>
      <Button size="sm" look="quiet" className="-mr-2" disabled={missing !== null || isWriting} onClick={onWrite} aria-label={`${state?.kind === 'failed' ? 'Try again: ' : ''}${form.title}`}>
        {state?.kind === 'failed' ? 'Try again' : state?.kind === 'done' ? 'Again' : 'Download'}
      </Button>
    </li>
  );
}
