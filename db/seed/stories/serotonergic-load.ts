import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, weight } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const serotonergicLoad: StoryScript = {
  key: 'serotonergic-load',
  clinic: 'riverside',
  title: 'Three serotonergic medicines',
  summary:
    'A stonemason with back pain on duloxetine, tramadol and trazodone. Each was added by somebody else. Numb since the tramadol, which also lowers the ' +
    'seizure threshold and would fail beside bupropion.',
  person: { family: 'Vandermolen', given: 'Gus', sex: 'male', age: 56, birthdayWas: 27, mrn: '0383', phone: '+1 202-555-0159', email: 'gus.v@patients.example' },
  conditions: [{ code: DIAGNOSES.recurrentDepression, since: -2200 }, { code: DIAGNOSES.insomnia, since: -600 }],
  medicines: [
    { id: 'duloxetine', display: 'Duloxetine', form: 'delayed-release capsule', indication: 'Depression and back pain', steps: [{ from: -900, mg: 30 }, { from: -870, mg: 60 }] },
    { id: 'trazodone', display: 'Trazodone', form: 'tablet', indication: 'Sleep', steps: [{ from: -560, mg: 100, reason: 'At night' }] },
    { other: 'tramadol', display: 'Tramadol', form: 'tablet', indication: 'Back pain', steps: [{ from: -130, mg: 200, times: 4 }] },
  ],
  observations: [...bloodPressure(-60, 132, 84), ...bloodPressure(-10, 134, 86), ...weight(-10, 92, 28.9)],
  reports: [
    phq9(-870, '222222110', 'very'), phq9(-90, '112111000', 'somewhat'), phq9(-10, '112111000', 'somewhat'), gad7(-10, '1111100'),
    blunting({
      on: -10, now: '322212221222', before: '100000110100', onset: { day: -100 }, words: ['Pain is a four and so is everything else.'],
      context: { around: ['added another medicine'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 5, relationships: 4, sexual: 'yes', wants: ['understand the cause'] },
    }),
  ],
  asked: [{ on: -10, questions: [...MEDICINE_REVIEW, 'bipolar', 'eating-disorder'] }],
};
