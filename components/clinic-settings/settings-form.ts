import type { z } from 'zod';
import { MOST_CONTACTS, saveClinicSettingsInput } from '@/server/contracts/clinic-settings';
import type { ClinicSettingsShown } from '@/server/contracts/clinic-settings';
import { typedChoice } from '../entry/typed-fields';

export const settingsForm = saveClinicSettingsInput.omit({ expectedVersion: true }).extend({
  noteOrder: typedChoice(saveClinicSettingsInput.shape.noteOrder, 'Choose an order.'),
});
export type TypedSettings = z.input<typeof settingsForm>;
export type ReadSettings = z.output<typeof settingsForm>;

/** Settings as a person types them; a place stands open for each contact that there may be. */
export const typedSettings = (shown: ClinicSettingsShown): TypedSettings => ({
  crisis: {
    emergency: shown.crisis.emergency ?? '',
    line: shown.crisis.line ?? '',
    name: shown.crisis.name ?? '',
    wording: shown.crisis.wording,
  },
  crisisChecked: shown.checked !== null,
  phone: shown.phone ?? '',
  hours: shown.hours ?? '',
  translations: Object.fromEntries(shown.languages.map(({ code }) => [code, { wording: shown.translations[code]?.wording ?? '', hours: shown.translations[code]?.hours ?? '' }])),
  noteOrder: shown.noteOrder,
  attemptsBeforeLetter: String(shown.attemptsBeforeLetter),
  tellNextAfterMinutes: String(shown.tellNextAfterMinutes),
  onCall: Array.from({ length: MOST_CONTACTS }, (_, place) => ({ kind: shown.onCall[place]?.kind ?? ('' as const), address: shown.onCall[place]?.address ?? '' })),
});
