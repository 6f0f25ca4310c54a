'use client';

import { useState } from 'react';
import { EVERY, LINK_DAYS } from '@/server/contracts/report-request';
import type { Every, ReportRequests } from '@/server/contracts/report-request';
import { TypedDay } from '../entry/typed-day';
import { daysApart, formatActDay, shiftDay } from '../ui/days';
import { Checkbox, ChoiceGroup, Field, Select } from '../ui/field';
import { EVERY_WORDS } from './request-words';

export type Asked = { readonly instruments: readonly string[]; readonly comparedWith: string; readonly dueOn: string; readonly every: Every };

const BLUNTING = 'sbr';
const DAYS = [0, 3, 7, 14, 28] as const;

/** What is asked until somebody chooses otherwise: what was asked last, else the blunting report and the PHQ-9. */
const usualAsked = ({ on, usual, medicines }: ReportRequests): Asked => ({
  instruments: usual.instruments,
  comparedWith: usual.comparedWith !== null && medicines.includes(usual.comparedWith) ? usual.comparedWith : '',
  dueOn: shiftDay(on, LINK_DAYS.usual),
  every: 'once',
});

export function useAsked(shown: ReportRequests): [Asked, (next: Asked) => void] {
  const [asked, setAsked] = useState(() => usualAsked(shown));
  return [asked, setAsked];
}

type Props = { readonly shown: ReportRequests; readonly asked: Asked; readonly onChange: (next: Asked) => void };

/** What to ask, compared with what, until when and how often. */
export function AskForm({ shown, asked, onChange }: Props) {
  const toggle = (id: string) => onChange({ ...asked, instruments: asked.instruments.includes(id) ? asked.instruments.filter((one) => one !== id) : [...asked.instruments, id] });
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex flex-col">
        <legend className="mb-1 text-xs font-medium text-ink-2">What to ask</legend>
        {shown.askable.map(({ id, title, validated }) => (
          <Checkbox key={id} checked={asked.instruments.includes(id)} onChange={() => toggle(id)}>{title}{validated ? '' : ', not validated'}</Checkbox>
        ))}
      </fieldset>
      {asked.instruments.includes(BLUNTING) ? (
        <Field label="Compared with the time before" hint="The patient reads this name. Without one only the last two weeks are asked." optional>
          {(aria) => <Select {...aria} placeholder="No medicine" value={asked.comparedWith} onChange={(event) => onChange({ ...asked, comparedWith: event.target.value })}>{shown.medicines.map((drug) => <option key={drug}>{drug}</option>)}</Select>}
        </Field>
      ) : null}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Due on={shown.on} dueOn={asked.dueOn} onChange={(dueOn) => onChange({ ...asked, dueOn })} />
        <ChoiceGroup legend="How often" name="every" value={asked.every} choices={EVERY.map((value) => ({ value, label: EVERY_WORDS[value] }))} onChange={(value) => onChange({ ...asked, every: EVERY.find((one) => one === value) ?? 'once' })} />
      </div>
    </div>
  );
}

/** Whether a day can be the last one on which a link works. */
export const isDue = (on: string, dueOn: string): boolean => dueOn >= on && dueOn <= shiftDay(on, LINK_DAYS.most);

/** A usual distance in one act, or any day for which a link may work. */
function Due({ on, dueOn, onChange }: { readonly on: string; readonly dueOn: string; readonly onChange: (dueOn: string) => void }) {
  const [free, setFree] = useState(false);
  const last = shiftDay(on, LINK_DAYS.most);
  const choose = (value: string) => {
    setFree(value === '');
    if (value !== '') onChange(value);
  };
  return (
    <div className="flex flex-col gap-2">
      <Field label="Due">
        {(aria) => (
          <Select {...aria} placeholder="Another day" value={free ? '' : dueOn} onChange={(event) => choose(event.target.value)}>
            {DAYS.map((days) => <option key={days} value={shiftDay(on, days)}>{days === 0 ? 'Today' : formatActDay(shiftDay(on, days))}</option>)}
          </Select>
        )}
      </Field>
      {free ? (
        <TypedDay label="Day" min={on} max={last} value={dueOn} onChange={onChange} hint={`From today to ${formatActDay(last)}.`} distance={(day) => (isDue(on, day) ? `in ${daysApart(on, day)} days` : `not from today to ${formatActDay(last)}`)} />
      ) : null}
    </div>
  );
}
