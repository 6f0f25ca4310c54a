import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, sodium, tsh, weight } from '../story/measures';
import { blunting, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const thyroid: StoryScript = {
  key: 'thyroid',
  clinic: 'hillside',
  title: 'A thyroid behind it',
  summary: 'A bell-ringer who grew slow, cold and flat over a winter on an unchanged dose of citalopram. The TSH is two and a half times the upper limit.',
  person: { family: 'Sandoval-Reid', given: 'Perpetua', sex: 'female', age: 53, birthdayWas: 205, mrn: 'H-1990', phone: '+44 7700 900184', email: null },
  conditions: [{ code: DIAGNOSES.recurrentDepression, since: -3000 }, { code: DIAGNOSES.hypothyroidism, since: -12 }],
  medicines: [{ id: 'citalopram', display: 'Citalopram', form: 'tablet', indication: 'Depression', steps: [{ from: -1100, mg: 20 }] }],
  observations: [...bloodPressure(-12, 128, 86), tsh(-400, 3.1), tsh(-12, 9.8), sodium(-12, 139), ...weight(-400, 71, 26.1), ...weight(-12, 77, 28.3)],
  reports: [
    phq9(-400, '001101000', 'not-difficult'), phq9(-90, '112211000', 'somewhat'), phq9(-12, '112311100', 'somewhat'),
    blunting({
      on: -12, now: '122112222323', before: '000000100000', onset: { season: -150 }, words: ['As if someone filled me with sand.'],
      context: { around: ['physical illness', 'season changed'], suspected: 'no', doseLink: ['never changed or stopped'], dailyLife: 6, relationships: 3, wants: ['understand the cause'] },
    }),
  ],
  asked: [{ on: -12, questions: [...MEDICINE_REVIEW, 'bipolar', 'seizures', 'seizure-risks', 'eating-disorder'] }],
};
