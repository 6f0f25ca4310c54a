'use client';

import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ReportPage } from '@/server/contracts/report-door';
import type { PageWords } from '@/server/contracts/report-words';
import { OnsetAnswer } from './onset-answer';
import { PageTitle } from './page-title';

export type Value = number | string | boolean | readonly string[] | null;
export type Given = { readonly value: Value; readonly before: number | string | null; readonly text: string | null };
type Props = {
  readonly page: ReportPage;
  readonly words: PageWords;
  readonly language: string;
  /** What was saved before; `undefined` when the page was not reached yet. */
  readonly saved: Given | undefined;
  /** Medicine that the question about the time before means. */
  readonly comparedWith: string | null;
  readonly busy: boolean;
  readonly under: ReactNode;
  /** Under the buttons: that nothing is lost. */
  readonly below: ReactNode;
  readonly onBack: () => void;
  readonly onNext: (given: Given) => void;
};

const ROW = 'flex min-h-14 cursor-pointer items-center gap-3 py-2 text-base';
export const BIG = 'min-h-13 rounded-2 border px-5 text-base font-medium';
const MOST_SCALE = 11;

/** `apart`: not to answer, which stands below the answers and quieter than they do. */
function Choice({ name, label, checked, many, apart = false, onChange }: { readonly name: string; readonly label: string; readonly checked: boolean; readonly many?: boolean; readonly apart?: boolean; readonly onChange: () => void }) {
  return (
    <label className={`${ROW} ${apart ? 'mt-2 text-ink-2' : 'border-b border-line'}`}>
      <input type={many === true ? 'checkbox' : 'radio'} name={name} className="size-6 flex-none accent-accent" checked={checked} onChange={onChange} />
      <span>{label}</span>
    </label>
  );
}

/** Whether an answer says that something is there, which may not have been so before. */
const isFelt = (value: Value | undefined): boolean => typeof value === 'number' && value >= 1;

/** One question with everything that can be answered, and the way not to. Nothing is chosen until somebody does. */
export function Question({ page, words, language, saved, comparedWith, busy, under, below, onBack, onNext }: Props) {
  const [value, setValue] = useState<Value | undefined>(saved?.value);
  /** `undefined` until somebody chooses, `null` for rather not. */
  const [before, setBefore] = useState<number | string | null | undefined>(isFelt(saved?.value) ? saved?.before : undefined);
  const [text, setText] = useState(saved?.text ?? '');
  const [wrong, setWrong] = useState(false);

  const chosen: readonly string[] = typeof value === 'object' && value !== null ? value : [];
  const toggle = (one: string) => setValue(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  const typed = page.kind === 'text' ? (typeof value === 'string' ? value : '') : '';
  const isDeclined = value !== undefined && value === page.declined;
  const scale = page.ends === null ? [] : Array.from({ length: Math.min(MOST_SCALE, page.ends.max - page.ends.min + 1) }, (_, step) => (page.ends?.min ?? 0) + step);
  const asksBefore = page.before !== null && isFelt(value);

  const next = () => {
    const missing = page.kind === 'text' ? false : value === undefined || (page.kind === 'many' && !isDeclined && chosen.length === 0);
    setWrong(missing);
    if (!missing) onNext({ value: page.kind === 'text' && typed === '' ? null : (value ?? null), before: asksBefore ? (before ?? null) : null, text: page.textLabel === null ? null : text });
  };

  return (
    <form className="flex flex-1 flex-col" onSubmit={(event) => { event.preventDefault(); next(); }}>
      {page.kick === null ? null : <p className="mb-2 text-sm text-ink-2">{page.kick}</p>}
      <PageTitle id="question">{page.question}</PageTitle>
      {page.kind === 'many' ? <p className="mt-1 text-sm text-ink-2">{words.chooseAll}</p> : null}
      <fieldset className="mt-4 border-t border-line" aria-labelledby="question" disabled={busy}>
        {page.kind === 'one' ? page.choices.map((choice) => <Choice key={String(choice.value)} name="answer" label={choice.label} checked={value === choice.value} onChange={() => setValue(choice.value)} />) : null}
        {page.kind === 'many' ? page.choices.map((choice) => <Choice key={String(choice.value)} name="answer" many label={choice.label} checked={chosen.includes(String(choice.value))} onChange={() => toggle(String(choice.value))} />) : null}
        {page.kind === 'scale' ? scale.map((step) => <Choice key={step} name="answer" label={`${step}${step === page.ends?.min ? `: ${page.ends.minLabel}` : step === page.ends?.max ? `: ${page.ends.maxLabel}` : ''}`} checked={value === step} onChange={() => setValue(step)} />) : null}
        {page.kind === 'onset' ? (
          <>
            <OnsetAnswer value={value} words={words} language={language} onChange={setValue} />
            <Choice name="answer" label={words.always} checked={value === 'always been this way'} onChange={() => setValue('always been this way')} />
            <Choice name="answer" label={words.notSure} checked={value === 'not sure'} onChange={() => setValue('not sure')} />
          </>
        ) : null}
        {page.kind === 'text' ? <textarea aria-labelledby="question" rows={5} dir="auto" maxLength={4000} className="mt-3 w-full rounded-2 border border-line-control bg-surface p-3 text-base" value={typed} onChange={(event) => setValue(event.target.value)} /> : null}
        <Choice apart name="answer" many={page.kind === 'many'} label={words.rather} checked={isDeclined} onChange={() => setValue(page.declined)} />
        {page.textLabel === null ? null : (
          <label className="flex flex-col gap-1 py-3 text-base">
            {page.textLabel}
            <textarea rows={3} dir="auto" maxLength={4000} className="w-full rounded-2 border border-line-control bg-surface p-3" value={text} onChange={(event) => setText(event.target.value)} />
          </label>
        )}
      </fieldset>
      {asksBefore && page.before !== null ? (
        <fieldset className="mt-4" disabled={busy}>
          <legend className="pb-2 text-base font-medium">{page.before.question}{comparedWith === null ? null : <span className="block text-sm font-text text-ink-2">{words.compared}: {comparedWith}</span>}</legend>
          {page.before.choices.map((choice) => <Choice key={String(choice.value)} name="before" label={choice.label} checked={before === choice.value} onChange={() => setBefore(choice.value)} />)}
          <Choice apart name="before" label={words.rather} checked={before === null} onChange={() => setBefore(null)} />
        </fieldset>
      ) : null}
      {wrong ? <p role="alert" className="mt-3 text-sm text-stop">{page.kind === 'onset' ? words.whenWrong : words.choose}</p> : null}
      {under}
      <div className="mt-auto grid grid-cols-[auto_1fr] gap-2 pt-6">
        <button type="button" className={`${BIG} border-line-control`} onClick={onBack} disabled={busy}>{words.back}</button>
        <button type="submit" className={`${BIG} border-accent bg-accent text-accent-on`} disabled={busy}>{words.next}</button>
      </div>
      {below}
      {page.small === null ? null : <p className="pt-3 text-xs text-ink-3">{page.small}</p>}
    </form>
  );
}
