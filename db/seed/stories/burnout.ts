import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, tsh } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const burnout: StoryScript = {
  key: 'burnout',
  clinic: 'riverside',
  title: 'Burnout',
  summary: 'A public defender after fourteen months without a week off. Flat at work, alive on the one free weekend; escitalopram has not changed in two years.',
  person: { family: 'Harcastle', given: 'Mei-Lin', sex: 'female', age: 42, birthdayWas: 17, mrn: '0409', phone: '+1 202-555-0117', email: 'meilin.h@patients.example' },
  conditions: [{ code: DIAGNOSES.recurrentDepression, since: -2700 }, { code: DIAGNOSES.burnout, since: -45 }],
  medicines: [{ id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Depression', steps: [{ from: -780, mg: 10 }] }],
  observations: [...bloodPressure(-10, 124, 82), tsh(-45, 1.4)],
  reports: [
    phq9(-300, '011101000', 'not-difficult'), phq9(-100, '111211000', 'somewhat'), phq9(-10, '112311000', 'somewhat'), gad7(-10, '2211210'),
    blunting({
      on: -10, now: '122122112332', before: '000000000010', onset: { season: -160 }, words: ['On the ferry last weekend I laughed. By Monday it was gone.'],
      context: { around: ['long stretch of stress or overwork'], suspected: 'no', doseLink: ['never changed or stopped'], dailyLife: 6, relationships: 5, wants: ['wait and watch', 'talking therapy'] },
    }),
  ],
  events: [{ on: -420, until: -1, title: 'Two caseloads, one lawyer', kind: 'stress' }],
  asked: [{ on: -10, questions: [...MEDICINE_REVIEW, 'bipolar', 'rest', 'eating-disorder'] }],
};
