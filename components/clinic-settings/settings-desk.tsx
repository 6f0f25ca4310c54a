'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { ATTEMPTS, TELL_NEXT_AFTER } from '@/server/contracts/clinic-settings';
import type { ClinicSettingsShown } from '@/server/contracts/clinic-settings';
import { ChoiceField, SelectField } from '../entry/choice-field';
import { EntryForm } from '../entry/entry-form';
import { TextField } from '../entry/text-field';
import { useTRPC } from '../trpc/use-trpc';
import { Button } from '../ui/button';
import { DateText } from '../ui/date-text';
import { Notice } from '../ui/notice';
import { useHeldFocus } from '../ui/use-held-focus';
import { ContactFields } from './contact-fields';
import { FirstSteps } from './first-steps';
import { CrisisSection } from './crisis-section';
import { PlacePart } from './place-part';
import { settingsForm, typedSettings } from './settings-form';

const ORDERS = [{ value: 'apso', label: 'Assessment and plan first' }, { value: 'soap', label: 'Assessment and plan last' }] as const;
const TRIES = Array.from({ length: ATTEMPTS.most }, (_, index) => ({ value: String(index + 1), label: index === 0 ? '1 attempt' : `${index + 1} attempts` }));
const WAITS = TELL_NEXT_AFTER.map((minutes) => ({ value: String(minutes), label: minutes < 60 ? `${minutes} minutes` : minutes === 60 ? '1 hour' : `${minutes / 60} hours` }));

/** What an administrator sets for the clinic. What was typed stays when somebody else saved meanwhile. */
export function SettingsDesk({ first }: { readonly first: ClinicSettingsShown }) {
  const trpc = useTRPC();
  const [shown, setShown] = useState(first);
  const [served, setServed] = useState(first);
  const [said, setSaid] = useState<string | null>(null);
  const store = useMutation(trpc.clinicSettings.save.mutationOptions());
  const form = useForm({ shouldFocusError: false, resolver: zodResolver(settingsForm), defaultValues: typedSettings(first) });
  const { reset } = form;
  const { isDirty, isSubmitting } = form.formState;
  const foot = useHeldFocus<HTMLDivElement>();
  const drawn = useRef(shown);
  // Drawn anew by the server. Over what is typed the older version stays, so that saving says that somebody else was first.
  if (served !== first && !isDirty) {
    setServed(first);
    if (first.version >= shown.version) setShown(first);
  }
  // Not by `values`: those would be written once more over the text that was kept.
  useEffect(() => {
    if (drawn.current === shown) return;
    drawn.current = shown;
    reset(typedSettings(shown));
  }, [shown, reset]);
  const { clinic } = shown;
  return (
    <>
    <FirstSteps shown={shown} />
    <EntryForm
      id="clinic-settings"
      keptAs="clinic settings"
      form={form}
      save={async (values) => {
        if (!isDirty) return;
        setSaid(null);
        const after = await store.mutateAsync({ ...values, expectedVersion: shown.version });
        setShown(after);
        setSaid(after.checked === null ? 'Saved. The words for somebody in danger are not checked.' : 'Saved.');
      }}
    >
      <Part title="If somebody is in danger" note="Shown to the patient at once after a red-flag answer, at any hour.">
        <CrisisSection form={form} shown={shown} />
      </Part>
      <Part title="How patients reach the clinic" note="Stands on the patient’s page. Nobody reads reports at night, and the form says so.">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField form={form} name="phone" label="Telephone" inputMode="tel" optional />
          <TextField form={form} name="hours" label="Hours, as patients read them" optional />
          {shown.languages.map(({ code, name }) => <TextField key={code} form={form} name={`translations.${code}.hours`} label={`Hours in ${name}`} hint="Without it, they appear as they are written." optional className="sm:col-start-2" />)}
        </div>
      </Part>
      <Part title="Who is told of a red-flag answer" note="The message says that something waits in Gamut: no name, nothing about health. Who cannot be told is followed by the next at once; when everything arrived and no prescriber records an assessment or settles the flag, the next is told after the time below.">
        {shown.canMail ? null : <Notice className="mb-4">E-mail is not set up on this server. A contact by e-mail is not told until SMTP_URL and MAIL_FROM are set; a web hook works without.</Notice>}
        <ContactFields form={form} saved={shown.onCall} />
        <SelectField form={form} name="tellNextAfterMinutes" label="Told again when nobody has recorded an assessment or settled the flag after" choices={WAITS} className="mt-4 sm:max-w-96" />
      </Part>
      <Part title="Notes and follow-up">
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <ChoiceField form={form} name="noteOrder" legend="Order of the note" choices={ORDERS} inline={false} />
          <SelectField form={form} name="attemptsBeforeLetter" label="Attempts to reach a patient before a letter" choices={TRIES} />
        </div>
      </Part>
      <div {...foot} className="sticky-foot flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-canvas py-3 max-md:-mx-4 max-md:px-4">
        <Button look="primary" type="submit" disabled={isSubmitting} aria-disabled={!isDirty}>{isSubmitting ? 'Saving' : 'Save'}</Button>
        <p role="status" className="text-sm text-ink-2">
          {isDirty ? 'Not saved yet.' : (said ?? (shown.changed === null ? 'Nothing was set yet.' : <>Last saved by {shown.changed.by}, <DateText day={shown.changed.on} /> {shown.changed.at}.</>))}
        </p>
      </div>
    </EntryForm>
    <div className="pt-6">
    <Part title="Place" note={clinic.demo || shown.firstSteps.hasPatients ? 'Days, doses and strengths follow from it, so it stands since the first patient.' : 'Days, doses and strengths follow from it. It can be put right until the first patient is entered.'}>
      <PlacePart shown={shown} />
    </Part>
    </div>
    </>
  );
}

function Part({ title, note, children }: { readonly title: string; readonly note?: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-x-8 gap-y-3 border-t border-line pt-5 pb-3 xl:grid-cols-[16rem_minmax(0,1fr)]">
      <div>
        <h2 className="text-lg font-strong">{title}</h2>
        {note === undefined ? null : <p className="mt-1 max-w-read text-xs text-ink-3">{note}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
