import type { z } from 'zod';
import type { stopMedicationInput } from '@/server/contracts/medication';

export type StopKind = z.output<typeof stopMedicationInput>['reasonKind'];

const WORDS: Readonly<Record<StopKind, string>> = {
  'no-benefit': 'did not help',
  'side-effect': 'a side effect',
  blunting: 'emotional blunting',
  withdrawal: 'withdrawal between doses',
  relapse: 'relapse under it',
  'patient-choice': 'the patient’s choice',
  finished: 'course finished',
  other: 'another reason',
};

export const STOP_CHOICES = (Object.keys(WORDS) as StopKind[]).map((value) => ({ value, label: WORDS[value] }));
