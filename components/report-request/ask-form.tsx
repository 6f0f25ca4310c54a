'use client';

import { useState } from 'react';
import { EVERY } from '@/server/contracts/report-request';
import type { Every, ReportRequests } from '@/server/contracts/report-request';
import { formatActDay, shiftDay } from '../ui/days';
import { Checkbox, ChoiceGroup, Field, Select } from '../ui/field';
import { EVERY_WORDS } from './request-words';

export type Asked = { readonly instruments: readonly string[]; readonly comparedWith: string; readonly days: number; readonly every: Every };

const BLUNTING = 'sbr';
const DAYS = [3, 7, 14, 28] as const;
const USUAL_DAYS = 14;

/** What is asked until somebody chooses otherwise: what was asked last, else the blunting report and the PHQ-9. */
export const usualAsked = ({ usual, medicines }: ReportRequests): Asked => ({
  instruments: usual.instruments,
  comparedWith: usual.comparedWith !== null && medicines.includes(usual.comparedWith) ? usual.comparedWith : '',
  days: USUAL_DAYS,
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
          <Checkbox key={id} checked={asked.instruments.includes(id)} onChange={() => toggle(id)}>{title}{validated ? '' : ' (not validated)'}</Checkbox>
        ))}
      </fieldset>
      {asked.instruments.includes(BLUNTING) ? (
        <Field label="Compared with the time before" hint="The patient reads this name. Without one only the last two weeks are asked." optional>
          {(aria) => <Select {...aria} placeholder="No medicine" value={asked.comparedWith} onChange={(event) => onChange({ ...asked, comparedWith: event.target.value })}>{shown.medicines.map((drug) => <option key={drug}>{drug}</option>)}</Select>}
        </Field>
      ) : null}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Due">
          {(aria) => (
            <Select {...aria} placeholder="Today" value={String(asked.days)} onChange={(event) => onChange({ ...asked, days: Number(event.target.value) })}>
              {DAYS.map((days) => <option key={days} value={days}>{formatActDay(shiftDay(shown.on, days))}</option>)}
            </Select>
          )}
        </Field>
        <ChoiceGroup legend="How often" name="every" value={asked.every} choices={EVERY.map((value) => ({ value, label: EVERY_WORDS[value] }))} onChange={(value) => onChange({ ...asked, every: EVERY.find((one) => one === value) ?? 'once' })} />
      </div>
    </div>
  );
}
