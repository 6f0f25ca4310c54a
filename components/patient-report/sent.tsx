import type { ReactNode } from 'react';
import type { ReportSent } from '@/server/contracts/report-door';
import type { PageWords } from '@/server/contracts/report-words';
import { formatActDay } from '../ui/days';
import { PageTitle } from './page-title';
import { BIG } from './question';
import { saidWhen } from './said';

type Props = { readonly state: ReportSent; readonly words: PageWords; readonly language: string; readonly lines: ReactNode; readonly said: ReactNode; readonly onHandBack: () => void };

const dayWords = (on: string, language: string): string =>
  language === 'en' ? formatActDay(on) : new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

/** The receipt: only after the server has it. On a device of the clinic nothing of the answers stays behind. */
export function Sent({ state, words, language, lines, said, onHandBack }: Props) {
  return (
    <section className="flex flex-1 flex-col" aria-live="polite">
      <PageTitle>{words.sent}</PageTitle>
      <p className="mt-2 text-base text-ink-2">{words.sentOn} {dayWords(state.on, language)}, {state.at}.</p>
      <p className="mt-5 text-sm text-ink-2">{words.number}</p>
      <p className="figures text-2xl font-strong">{state.receipt}</p>
      <div className="mt-5 border-t border-line">
        {state.phone === null ? null : <p className="mt-4 text-base">{words.worse} <a className="underline whitespace-nowrap" href={`tel:${state.phone.replace(/[^+\d]/g, '')}`}>{state.phone}</a>{state.hours === null ? null : <span className="text-ink-2"> {state.hours}</span>}</p>}
        {lines}
      </div>
      {state.own.length === 0 || state.inClinic ? null : (
        <details className="mt-4 text-base">
          <summary className="flex min-h-11 items-center underline">{words.copy}</summary>
          {state.own.map(({ question, answer }) => <p key={question} className="border-b border-line py-2"><span className="text-sm text-ink-2">{question}</span><br />{answer === null ? <span className="text-ink-3">{words.rather}</span> : <span dir="auto" className="wrap-anywhere whitespace-pre-line">{saidWhen(answer, words, language)}</span>}</p>)}
        </details>
      )}
      {state.inClinic ? <button type="button" className={`${BIG} mt-auto border-accent bg-accent text-accent-on`} onClick={onHandBack}>{words.handBack}</button> : <p className="mt-auto pt-6 text-center text-sm text-ink-3">{words.keep}</p>}
      {said}
    </section>
  );
}
