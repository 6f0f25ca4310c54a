import type { ReactNode } from 'react';
import type { ReportForm, ReportPage } from '@/server/contracts/report-door';
import type { PageWords } from '@/server/contracts/report-words';
import { PageTitle } from './page-title';
import { BIG } from './question';
import { isDeclined, saidOf } from './said';

type Props = {
  readonly pages: readonly ReportPage[];
  readonly answers: ReportForm['answers'];
  readonly words: PageWords;
  readonly language: string;
  readonly busy: boolean;
  readonly under: ReactNode;
  /** Under the buttons, on a device of the clinic. */
  readonly below: ReactNode;
  readonly onChange: (place: number) => void;
  readonly onBack: () => void;
  readonly onSend: () => void;
};

/** Every question with its answer and the way back to it, before anything is sent. */
export function CheckAnswers({ pages, answers, words, language, busy, under, below, onChange, onBack, onSend }: Props) {
  return (
    <section className="flex flex-1 flex-col">
      <PageTitle>{words.check}</PageTitle>
      <dl className="mt-3 border-t border-line">
        {pages.map((one, place) => {
          const value = answers[one.id];
          return (
            <div key={one.id} className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-line py-2">
              <dt className="text-sm text-ink-2">{one.question}</dt>
              <dd dir={one.kind === 'text' ? 'auto' : undefined} className={`col-start-1 text-base wrap-anywhere ${isDeclined(one, value) ? 'text-ink-3' : one.kind === 'text' ? 'voice whitespace-pre-line' : ''}`}>{saidOf(one, value, { words, language })}</dd>
              <Besides page={one} answers={answers} />
              <dd className="col-start-2 row-span-3 row-start-1 -my-1 self-center"><button type="button" className="-mr-2 min-h-11 min-w-11 px-2 text-base underline" aria-label={`${words.change}: ${one.question}`} onClick={() => { onChange(place); }}>{words.change}</button></dd>
            </div>
          );
        })}
      </dl>
      {under}
      <div className="mt-auto grid grid-cols-[auto_1fr] gap-2 pt-6">
        <button type="button" className={`${BIG} border-line-control`} disabled={busy} onClick={onBack}>{words.back}</button>
        <button type="button" disabled={busy} className={`${BIG} border-accent bg-accent text-accent-on`} onClick={onSend}>{words.send}</button>
      </div>
      {below}
    </section>
  );
}

/** What was answered on the same page besides: how it was in the time before, and own words. */
function Besides({ page: { id, before }, answers }: { readonly page: ReportPage; readonly answers: Props['answers'] }) {
  const earlier = before?.choices.find(({ value }) => value === answers[before.id])?.label;
  const text = answers[`${id}:text`];
  return (
    <>
      {earlier === undefined ? null : <dd className="col-start-1 text-sm text-ink-2">{before?.question} <span className="text-base text-ink-1">{earlier}</span></dd>}
      {typeof text !== 'string' || text === '' ? null : <dd dir="auto" className="voice col-start-1 text-base wrap-anywhere whitespace-pre-line">{text}</dd>}
    </>
  );
}
