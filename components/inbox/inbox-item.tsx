'use client';

import Link from 'next/link';
import { useId, useState } from 'react';
import type { InboxItem } from '@/server/contracts/inbox';
import { entryHref } from '../entry/entry';
import { useKeptWords } from '../entry/use-kept-words';
import { spellUnits } from '../ui/amounts';
import { Button } from '../ui/button';
import { classNames } from '../ui/class-names';
import { DateText } from '../ui/date-text';
import { Field, FieldError, TextInput } from '../ui/field';
import { useHeldFocus } from '../ui/use-held-focus';

type InboxItemProps = {
  readonly item: InboxItem;
  readonly patientId: string;
  readonly mayResolve: boolean;
  readonly busy: boolean;
  /** Why the last try on this item was refused. */
  readonly refused: string | null;
  readonly onChoose: (choice: InboxItem['choices'][number], note: string | null) => void;
};

const asSentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The form in which the right value can be entered, where no choice has it. */
const BY_HAND = {
  medication: { kind: 'medicine', of: null, words: 'Enter the medicine by hand' },
  condition: { kind: 'condition', of: null, words: 'Enter the condition from the list' },
  allergy: { kind: 'allergy', of: null, words: 'Enter the allergy from the list' },
  observation: { kind: 'measurement', of: null, words: 'Enter the right value' },
  report: { kind: 'report', of: null, words: 'Enter the right score' },
} as const;

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const byHand = (kind: InboxItem['kind']) => (kind === 'patient' || kind === 'other' ? null : BY_HAND[kind]);

/** A record in doubt: what it says word for word, what is in doubt, and the acts that settle it. */
export function InboxItemRow({ item, patientId, mayResolve, busy, refused, onChoose }: InboxItemProps) {
  const id = useId();
  const hand = byHand(item.kind);
  const [setAside, setSetAside] = useState<InboxItem['choices'][number] | null>(null);
  const [why, setWhy, forgetWhy] = useKeptWords(`why not relevant ${item.id}`);
  const [missing, setMissing] = useState(false);
  const held = useHeldFocus<HTMLFieldSetElement>();
  return (
    <li className="grid gap-x-6 gap-y-3 border-t border-line px-4 py-4 first:border-t-0 lg:grid-cols-2" aria-labelledby={id}>
      <div className="flex min-w-0 flex-col gap-1">
        <h2 id={id} className="text-md font-medium break-words">{item.text}</h2>
        <p className="text-sm text-ink-2">{asSentence(spellUnits(item.why))}</p>
        <dl className="mt-1 flex flex-col gap-px rounded-2 bg-sunken px-3 py-2 text-xs">
          {item.original.map(({ label, value }) => (
            <div key={`${label}${value}`} className="flex gap-3">
              <dt className="w-28 flex-none text-ink-3">{label}</dt>
              <dd className="min-w-0 break-words">{ISO_DAY.test(value) ? <DateText day={value} /> : value}</dd>
            </div>
          ))}
          <div className="flex gap-3">
            <dt className="w-28 flex-none text-ink-3">Came in</dt>
            <dd className="min-w-0 break-words">
              <DateText day={item.receivedOn} />
              {item.resource === null ? null : `, ${item.resource}`}
            </dd>
          </div>
        </dl>
      </div>
      {mayResolve ? (
        <fieldset {...held} disabled={busy} className="flex min-w-0 flex-col items-start gap-2" aria-label={`Settle: ${item.text}`}>
          {setAside === null ? (
            item.choices.map((choice) => (
              <Button
                key={choice.id}
                className={classNames('max-w-full py-1 text-left', choice.does !== 'fact' && '-ml-3')}
                look={choice.does === 'fact' ? 'plain' : 'quiet'}
                onClick={() => {
                  if (choice.does === 'fact') onChoose(choice, null);
                  else setSetAside(choice);
                }}
              >
                <span className="min-w-0 whitespace-normal">{asSentence(choice.label)}</span>
              </Button>
            ))
          ) : (
            <form
              className="flex w-full flex-col gap-2"
              onSubmit={(event) => {
                event.preventDefault();
                if (why.trim() === '') setMissing(true);
                else {
                  onChoose(setAside, why.trim());
                  forgetWhy();
                }
              }}
            >
              <Field label="Why it is not relevant" hint="Stays beside the record, which leaves the inbox" error={missing && why.trim() === '' ? 'Write why, in a word or two.' : undefined}>
                {(aria) => <TextInput {...aria} autoFocus value={why} autoComplete="off" maxLength={500} onChange={(event) => { setWhy(event.target.value); }} />}
              </Field>
              <div className="flex gap-2">
                <Button look="quiet" onClick={() => { setSetAside(null); }}>Back</Button>
                <Button type="submit">{asSentence(setAside.label)}</Button>
              </div>
            </form>
          )}
          {hand === null || setAside !== null ? null : (
            <p className="text-xs text-ink-3">
              <Link className="link text-ink-2" href={`/patients/${patientId}${entryHref({ kind: hand.kind, of: hand.of }, new URLSearchParams())}`}>{hand.words}</Link>
              , then leave this record out.
            </p>
          )}
          {refused === null ? null : <div role="alert"><FieldError>{`Not settled. ${refused}`}</FieldError></div>}
        </fieldset>
      ) : (
        <p className="text-sm text-ink-3">A prescriber settles this.</p>
      )}
    </li>
  );
}
