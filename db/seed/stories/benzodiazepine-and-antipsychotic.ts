import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
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
    { id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', steps: [{ from: -1500, mg: 50 }, { from: -1450, mg: 100 }] },
    { id: 'clonazepam', display: 'Clonazepam', form: 'tablet', indication: 'Panic', steps: [{ from: -900, mg: 1, times: 2 }] },
    {
      id: 'quetiapine', display: 'Quetiapine', form: 'tablet', indication: 'Sleep', startReason: 'Night shifts, three hours of sleep',
      steps: [{ from: -102, mg: 50 }, { from: -80, mg: 150, reason: 'Still waking' }],
    },
  ],
  observations: [...bloodPressure(-8, 122, 76)],
  reports: [
    phq9(-200, '112111100', 'somewhat'), phq9(-110, '112111000', 'somewhat'), phq9(-8, '212211000', 'somewhat'),
    gad7(-110, '1211110'), gad7(-8, '1111110'),
    blunting({
      on: -8, now: '322223222433', before: '000000110000', onset: { day: -60 },
      words: ['I hold somebody’s hand while they die and think about the bus home. That is not me.'],
      context: {
        around: ['added another medicine', 'dose went up'], suspected: 'yes', doseLink: ['not sure'], dailyLife: 6, relationships: 6,
        unreal: 'sometimes', wants: ['understand the cause'], mattersMost: 'Sadness that is mine.',
      },
    }),
  ],
  asked: [{ on: -8, questions: [...MEDICINE_REVIEW, 'bipolar', 'eating-disorder'] }],
};
