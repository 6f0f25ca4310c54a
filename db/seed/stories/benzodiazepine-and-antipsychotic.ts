import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, weight } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const benzodiazepineAndAntipsychotic: StoryScript = {
  key: 'benzodiazepine-and-antipsychotic',
  clinic: 'riverside',
  title: 'Benzodiazepine and antipsychotic contributors',
  summary:
    'A night nurse on the same sertraline for four years. She went numb last autumn, weeks after quetiapine was added and raised for sleep, on top of ' +
    'clonazepam she has taken for years. The antidepressant is the one medicine that did not change.',
  person: {
    family: 'Ferreira-Lund', given: 'Odalys', sex: 'female', age: 50, birthdayWas: 150,
    mrn: '0302', phone: '+1 202-555-0155', email: 'odalys.fl@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.recurrentDepression, since: -2400 },
    { code: DIAGNOSES.panicDisorder, since: -1400 },
    { code: DIAGNOSES.insomnia, since: -300 },
  ],
  medicines: [
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', startReason: 'Third episode, PHQ-9 18',
      steps: [{ from: -1500, mg: 50, reason: 'Starting dose' }, { from: -1450, mg: 100, reason: 'Better, not well' }],
      refills: refills('Sertraline 100 mg tablets', { first: -340, last: -2 }),
    },
    {
      id: 'clonazepam', display: 'Clonazepam', form: 'tablet', indication: 'Panic', startReason: 'Panic at handover, twice a week',
      steps: [{ from: -900, mg: 1, times: 2, reason: 'Meant for a month' }], refills: refills('Clonazepam 0.5 mg tablets', { first: -340, last: -2 }),
    },
    {
      id: 'quetiapine', display: 'Quetiapine', form: 'tablet', indication: 'Sleep', startReason: 'Night shifts, three hours of sleep',
      steps: [{ from: -102, mg: 50, reason: 'At eight in the morning, after the shift' }, { from: -80, mg: 150, reason: 'Still waking' }],
    },
  ],
  observations: [...bloodPressure(-200, 120, 74), ...bloodPressure(-8, 122, 76), ...weight(-110, 66), ...weight(-8, 70.5)],
  reports: [
    phq9(-340, '111111100', 'somewhat'), phq9(-200, '112111100', 'somewhat'), phq9(-110, '112111000', 'somewhat'), phq9(-8, '212211000', 'somewhat'),
    gad7(-340, '1111110'), gad7(-110, '1211110'), gad7(-8, '1111110'),
    blunting({
      on: -110, now: '000000110101', before: '000000110000', words: ['Tired to the bone. But I still cry at births.'],
      context: { suspected: 'no', doseLink: ['not sure'], dailyLife: 1, relationships: 1, wants: ['stay as I am'] },
    }),
    blunting({
      on: -8, now: '322223222433', before: '000000110000', onset: { day: -60 },
      words: ['I hold somebody’s hand while they die and think about the bus home. That is not me.'],
      context: {
        around: ['added another medicine', 'dose went up'], suspected: 'yes', doseLink: ['not sure'], dailyLife: 6, relationships: 6,
        unreal: 'sometimes', wants: ['understand the cause'], mattersMost: 'Sadness that is mine.',
      },
    }),
  ],
  events: [
    { on: -310, title: 'Moved to permanent nights', kind: 'work' },
    { on: -35, title: 'Asked to be taken off the hospice ward', kind: 'work' },
  ],
  asked: [{ on: -8, questions: [...MEDICINE_REVIEW, 'bipolar', 'eating-disorder'] }],
};
