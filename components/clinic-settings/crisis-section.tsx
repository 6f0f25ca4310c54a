'use client';

import { useWatch } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';
import type { ClinicSettingsShown } from '@/server/contracts/clinic-settings';
import { TextField } from '../entry/text-field';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Checkbox } from '../ui/field';
import { Notice } from '../ui/notice';
import { CrisisPreview } from './crisis-preview';
import type { ReadSettings, TypedSettings } from './settings-form';

type Props = { readonly form: UseFormReturn<TypedSettings, unknown, ReadSettings>; readonly shown: ClinicSettingsShown };

const WORDS = ['emergency', 'line', 'name', 'wording'] as const;

/** What somebody in danger reads. A change takes the tick away: the words are checked as they stand. */
export function CrisisSection({ form, shown }: Props) {
  const crisis = useWatch({ control: form.control, name: 'crisis' });
  const checked = useWatch({ control: form.control, name: 'crisisChecked' });
  const { ofContent } = shown;
  const asContent = WORDS.every((name) => (crisis[name] ?? '') === (ofContent[name] ?? ''));
  const takeContent = () => {
    form.setValue('crisis', ofContent, { shouldDirty: true, shouldValidate: true });
    for (const { code } of shown.languages) form.setValue(`translations.${code}.wording`, '', { shouldDirty: true });
    untick();
  };
  const untick = () => form.setValue('crisisChecked', false, { shouldDirty: true });
  return (
    <div className="grid gap-x-8 gap-y-4 lg:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-4" onInput={(event) => { if (!(event.target instanceof HTMLInputElement && event.target.type === 'checkbox')) untick(); }}>
        {shown.checked === null ? (
          <Notice kind="caution">
            {shown.clinic.demo ? 'Nobody of the clinic has checked these words. A demo clinic may ask its made-up patients all the same.' : 'Nobody of the clinic has checked these words. Until somebody has, no patient can be asked for a report.'}
          </Notice>
        ) : <p className="text-xs text-ink-3">Checked by {shown.checked.by}, <DateText day={shown.checked.on} /> {shown.checked.at}.</p>}
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField form={form} name="crisis.emergency" label="Emergency number" inputMode="tel" optional />
          <TextField form={form} name="crisis.line" label="Crisis line" inputMode="tel" optional />
        </div>
        <TextField form={form} name="crisis.name" label="Name of the crisis line" optional />
        <TextField form={form} name="crisis.wording" label="Words" several rows={5} />
        {shown.languages.map(({ code, name }) => (
          <TextField key={code} form={form} name={`translations.${code}.wording`} label={`The same in ${name}`} hint={`Without it, the content’s own words appear in ${name}, yours as they stand above.`} several rows={4} optional />
        ))}
        <div className="text-xs text-ink-3">
          {asContent ? <p>These are the content’s words for {shown.clinic.country}, not yet reviewed by a clinician: {ofContent.verification}.</p> : (
            <Button size="sm" onClick={takeContent}>Take the content’s words for {shown.clinic.country}</Button>
          )}
        </div>
        <Checkbox checked={checked} onChange={(event) => form.setValue('crisisChecked', event.target.checked, { shouldDirty: true })}>Checked for this clinic: the numbers answer, and the words are right here</Checkbox>
      </div>
      <CrisisPreview crisis={crisis} />
    </div>
  );
}
