'use client';

import { Icon } from '../ui/icon';
import { SectionHead } from '../ui/section-head';
import { useAsking } from './asking';
import { IN_SIGHT } from './long-questions';
import { QuestionRow } from './question-row';
import { UrgentRow } from './urgent-row';

/** What an urgent flag wants asked, then the questions whose answer would change an option. */
export function QuestionList() {
  const { patientId, urgent, rows, answered, optionTitles, mayAnswer } = useAsking();
  const first = rows.slice(0, IN_SIGHT);
  const rest = rows.slice(IN_SIGHT);
  const earlier = answered.filter((answer) => !rows.some((row) => row.answer === answer));
  const draw = (row: (typeof rows)[number]) => (
    <QuestionRow key={row.question.fact} patientId={patientId} question={row.question} answer={row.answer} optionTitles={optionTitles} mayAnswer={mayAnswer} />
  );
  return (
    <section aria-labelledby="questions-title" id="questions">
      <SectionHead id="questions-title" title="Ask today" note={rows.length === 0 ? undefined : urgent.length === 0 ? 'Only what would change an option' : 'The urgent first, then only what would change an option'} />
      {urgent.length === 0 ? null : (
        <ul aria-label="Urgent" className="mb-3 flex flex-col gap-2">{urgent.map((ask) => <UrgentRow key={ask.flag} patientId={patientId} ask={ask} mayAnswer={mayAnswer} />)}</ul>
      )}
      {rows.length === 0 ? (
        <p className="border-y border-line py-2 text-sm text-ink-2">{urgent.length === 0 ? 'Nothing left to ask that would change an option today.' : 'Nothing else to ask that would change an option today.'}</p>
      ) : (
        <ul className="border-b border-line">{first.map(draw)}</ul>
      )}
      {rest.length === 0 ? null : (
        <details className="group border-b border-line">
          <summary className="flex min-h-9 items-center gap-2 text-sm font-medium text-ink-2 hover:text-ink-1">
            <Icon name="chevron" className="transition-transform duration-(--t-move) group-open:rotate-90" />
            {rest.length} more to ask
          </summary>
          <ul>{rest.map(draw)}</ul>
        </details>
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
                question={{ fact: answer.id, question: answer.text, changes: [], covers: [], choices: [], answer: 'yes-no', opens: null, unit: null, askedOn: null }}
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
