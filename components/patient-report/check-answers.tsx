import type { ReactNode } from 'react';
import type { ReportForm, ReportPage } from '@/server/contracts/report-door';
import { BIG } from './question';
import type { Value } from './question';
import type { WORDS } from './words';

type Props = {
  readonly pages: readonly ReportPage[];
  readonly answers: ReportForm['answers'];
  readonly words: (typeof WORDS)['en'];
  readonly busy: boolean;
  readonly under: ReactNode;
  readonly onChange: (place: number) => void;
  readonly onSend: () => void;
};

const isDeclined = ({ declined }: ReportPage, value: Value | undefined): boolean => value === undefined || value === null || value === declined;

/** Every question with its answer and the way back to it, before anything is sent. */
export function CheckAnswers({ pages, answers, words, busy, under, onChange, onSend }: Props) {
  const worded = (of: ReportPage, value: Value | undefined): string =>
    value === undefined ? '' : isDeclined(of, value) ? words.rather : typeof value === 'object' && value !== null ? value.map((one) => worded(of, one)).join(', ') : (of.choices.find((choice) => choice.value === value)?.label ?? said(String(value), words));
  return (
    <section className="flex flex-1 flex-col">
      <h1 className="text-xl font-medium tracking-tight">{words.check}</h1>
      <dl className="mt-3 border-t border-line">
        {pages.map((one, place) => {
          const value = answers[one.id];
          return (
            <div key={one.id} className="grid grid-cols-[1fr_auto] gap-x-3 border-b border-line py-2">
              <dt className="text-sm text-ink-2">{one.question}</dt>
              <dd className={`col-start-1 text-base wrap-anywhere ${isDeclined(one, value) ? 'text-ink-3' : one.kind === 'text' ? 'voice whitespace-pre-line' : ''}`}>{worded(one, value)}</dd>
              <dd className="col-start-2 row-span-2 row-start-1 self-center"><button type="button" className="min-h-11 min-w-11 px-2 text-base underline" aria-label={`${words.change}: ${one.question}`} onClick={() => { onChange(place); }}>{words.change}</button></dd>
            </div>
          );
        })}
      </dl>
      {under}
      <div className="mt-auto grid grid-cols-[auto_1fr] gap-2 pt-6">
        <button type="button" className={`${BIG} border-line-control`} disabled={busy} onClick={() => { onChange(pages.length - 1); }}>{words.back}</button>
        <button type="button" disabled={busy} className={`${BIG} border-accent bg-accent text-accent-on`} onClick={onSend}>{words.send}</button>
      </div>
    </section>
  );
}

/** Answers that the form words itself: when it began. */
const said = (value: string, words: Props['words']): string => (value === 'always been this way' ? words.always : value === 'not sure' ? words.notSure : value.replace('month:', ''));
