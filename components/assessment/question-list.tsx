'use client';

import { Fragment, lazy, useEffect } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon';
import { SectionHead } from '../ui/section-head';
import { whenIdle } from '../ui/when-idle';
import { useAsking } from './asking';
import type { Row } from './asking';
import { QuestionRow, askedFor } from './question-row';

const loadUrgentRows = () => import('./urgent-rows');
/** Few charts have one: its program comes with those alone, and the list waits for it whole, so that it is never read without what is urgent. */
const UrgentRows = lazy(() => loadUrgentRows().then((module) => ({ default: module.UrgentRows })));

/** From so many on they are named in one line first. */
const MANY = 6;
const ASIDE = 'questions-aside';

/** What an urgent flag wants asked, what an old answer left open, then what is asked for safety, what tells the leading explanations apart and what would change an option; what serves one rare option alone is named and waits until that is opened. */
export function QuestionList({ bases, beside }: { /** By question: what those stand on that are asked whatever they change. */ readonly bases: Readonly<Record<string, ReactNode>>; /** What is not known besides, where no option waits for anything. */ readonly beside: ReactNode }) {
  const { patientId, urgent, rows, answered, optionTitles, mayAnswer, asideOpened } = useAsking();
  const isOpen = ({ answer }: Row): boolean => answer === null;
  const listed = rows.filter(({ aside }) => !aside);
  const aside = rows.filter((row) => row.aside);
  const open = listed.filter(isOpen);
  const asideName = [...new Set(aside.map(({ question }) => question.apart?.name))].join(' and ');
  const openAside = aside.filter(isOpen);
  const first = urgent.some(({ level }) => level !== 'attention') ? 'The urgent' : urgent.length > 0 ? 'What was left open' : open.some(({ question }) => question.forSafety) ? 'For safety' : null;
  const earlier = answered.filter((answer) => !rows.some((row) => row.answer === answer));
  // Who goes on to a chart with an urgent question finds its program there.
  useEffect(() => whenIdle(() => { loadUrgentRows().catch(() => undefined); }), []);
  const asRow = ({ question, answer }: Row, place: number, of: readonly Row[]) => (
    <QuestionRow
      key={question.fact}
      patientId={patientId}
      question={question}
      answer={answer}
      optionTitles={optionTitles}
      mayAnswer={mayAnswer}
      basis={bases[question.fact]}
      // What neighbours change alike is said over the first of them.
      said={place > 0 && askedFor(question, optionTitles) === askedFor(of[place - 1]?.question ?? question, optionTitles)}
    />
  );
  return (
    <section aria-labelledby="questions-title" id="questions">
      <SectionHead id="questions-title" title="Ask today" note={rows.length === 0 ? undefined : first === null ? 'Only where the answer changes something' : `${first} first, then only where the answer changes something`} />
      {urgent.length === 0 ? null : (
        <UrgentRows patientId={patientId} asks={urgent} mayAnswer={mayAnswer} />
      )}
      {open.length + openAside.length < MANY ? null : (
        <p className="pb-2 text-sm text-pretty text-ink-2">
          {urgent.length === 0 ? '' : 'Then '}{open.length + openAside.length} to ask:{' '}
          {open.map(({ question }, place) => (
            <Fragment key={question.fact}>{place === 0 ? '' : '; '}<a className="link" href={`#question-${question.fact}`}>{question.short}</a></Fragment>
          ))}
          {openAside.length === 0 ? null : <>{open.length === 0 ? '' : '; '}<a className="link" href={`#${ASIDE}`}>{openAside.length} for {asideName}</a></>}.
        </p>
      )}
      {rows.length === 0 ? (
        <p className="border-y border-line py-2 text-sm text-pretty text-ink-2">{urgent.length === 0 ? 'Nothing' : 'Nothing else'} to ask that an option waits for. {beside}</p>
      ) : (
        <>
          {listed.length === 0 ? null : <ul className="border-b border-line">{listed.map(asRow)}</ul>}
          {aside.length === 0 ? null : (
            <details id={ASIDE} open={asideOpened} className="group scroll-mt-28 border-b border-line">
              <summary className="flex min-h-9 items-baseline gap-2 py-2 text-sm hover:text-ink-1 pointer-coarse:min-h-target">
                <Icon name="chevron" size="sm" className="translate-y-0.5 print:hidden transition-transform duration-(--t-move) group-open:rotate-90" />
                <span className="min-w-0 text-pretty">
                  {openAside.length === 0 ? 'Answered' : `${openAside.length} more`}, for {asideName} <span className="text-xs text-ink-3">{aside.map(({ question }) => question.short).join('; ')}</span>
                </span>
              </summary>
              <ul>{aside.map(asRow)}</ul>
            </details>
          )}
          {open.length + openAside.length > 0 ? null : <p className="py-2 text-sm text-pretty text-ink-2 empty:hidden">{beside}</p>}
        </>
      )}
      {earlier.length === 0 ? null : (
        <details className="group">
          <summary className="flex min-h-9 items-center gap-2 text-xs text-ink-3 hover:text-ink-1">
            <Icon name="chevron" size="sm" className="transition-transform duration-(--t-move) group-open:rotate-90" />
            {earlier.length} asked before
          </summary>
          <ul>
            {earlier.map((answer) => (
              <QuestionRow
                key={`${answer.id}-${answer.on}`}
                patientId={patientId}
                question={{ fact: answer.id, question: answer.text, changes: [], around: [], forSafety: false, covers: [], choices: [], answer: 'yes-no', opens: null, unit: null, askedOn: null }}
                answer={answer}
                optionTitles={optionTitles}
                mayAnswer={mayAnswer}
                past
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
