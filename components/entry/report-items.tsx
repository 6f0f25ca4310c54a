'use client';

import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import type { Workspace } from '@/server/contracts/workspace';
import { count } from '../ui/days';
import { AnswerRow } from './answer-row';
import type { AnswerChoice } from './answer-row';
import { SelectField } from './choice-field';
import { ContextField } from './context-fields';
import { columnsOf } from './instrument-parts';
import type { AnswerOption, CatalogInstrument, InstrumentParts } from './instrument-parts';
import { asksBefore, isGateClosed } from './read-report';
import type { TypedReport } from './read-report';
import { TextField } from './text-field';

type ReportItemsProps = {
  readonly form: UseFormReturn<TypedReport>;
  readonly instrument: CatalogInstrument;
  readonly parts: InstrumentParts;
  readonly workspace: Workspace;
};

const MANY = 5;

/** A scale shows its numbers above the words, so that an answer on paper is found at a glance; a long one shows its first words. */
const choicesOf = (options: readonly AnswerOption[]): readonly AnswerChoice[] =>
  options.map(({ value, label }) => ({
    value: String(value),
    label: options.length > MANY ? (label.split(/, or | \/ /)[0] ?? label) : label,
    ...(options.length > MANY && { full: label }),
    ...(typeof value === 'number' && options.length > 2 && { digit: String(value) }),
  }));

/** The whole wording of a scale whose rows shorten it. */
function ScaleKey({ options }: { readonly options: readonly AnswerOption[] }) {
  if (options.length <= MANY) return null;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 rounded-2 bg-sunken px-3 py-2 text-xs text-ink-2">
      {options.filter(({ value }) => typeof value === 'number').map(({ value, label }) => (
        <div key={value} className="contents">
          <dt className="figures font-medium">{value}</dt>
          <dd>{label}</dd>
        </div>
      ))}
    </dl>
  );
}

export function ReportItems({ form, instrument, parts, workspace }: ReportItemsProps) {
  const answers = useWatch({ control: form.control, name: 'answers' });
  const columns = columnsOf(instrument, parts);
  const [first] = columns;
  const answered = instrument.items.filter(({ id }) => typeof answers[id] === 'string' && answers[id] !== '').length;
  const closed = isGateClosed(parts, answers);
  return (
    <div className="flex flex-col gap-5">
      {parts.anchor === undefined ? null : (
        <SelectField
          form={form}
          name={`answers.${parts.anchor.id}`}
          label={parts.anchor.text}
          choices={[...workspace.chart.episodes.map(({ id, drug, display }) => ({ key: id, value: drug, label: display })), { value: 'none', label: 'none taken' }].filter(
            (choice, place, all) => all.findIndex(({ value }) => value === choice.value) === place,
          )}
        />
      )}
      {parts.gate === undefined ? null : (
        <AnswerRow form={form} name={`answers.${parts.gate.id}`} question={parts.gate.text} choices={choicesOf(parts.gate.options)} />
      )}
      {closed ? <p className="text-sm text-ink-2">{parts.gate?.ifNo}</p> : null}
      {closed ? null : (
        <section className="flex flex-col gap-4" aria-label="Items">
          <p className="text-sm font-medium">{parts.instruction ?? first?.question}</p>
          <ScaleKey options={first?.options ?? []} />
          {instrument.items.map(({ id, text }, place) => (
            <div key={id} className="flex flex-col gap-2 border-t border-line pt-3">
              <AnswerRow form={form} name={`answers.${id}`} question={text} number={place + 1} choices={choicesOf(first?.options ?? [])} byDigit />
              {asksBefore(parts, answers, id)
                ? columns.slice(1).map(({ suffix, question, options }) => (
                    <AnswerRow key={suffix} form={form} name={`answers.${id}${suffix}`} question={question ?? ''} choices={choicesOf(options)} byDigit minor />
                  ))
                : null}
            </div>
          ))}
          <p className="figures text-xs text-ink-3" role="status">{`${answered} of ${count(instrument.items.length, 'item')} answered. The server works out the score.`}</p>
        </section>
      )}
      {parts.extraItems.map(({ id, text, options }) => (
        <AnswerRow key={id} form={form} name={`answers.${id}`} question={text} choices={choicesOf(options)} />
      ))}
      {parts.contextItems.length === 0 ? null : (
        <section className="flex flex-col gap-5 border-t border-line pt-4" aria-label="Around it">
          {parts.contextItems.map((item) => (
            <ContextField key={item.id} form={form} item={item} on={workspace.on} />
          ))}
          <TextField form={form} name="words" label="In the patient’s own words" hint="One sentence a line, as said" several optional />
        </section>
      )}
    </div>
  );
}
