import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const tamoxifen: StoryScript = {
  key: 'tamoxifen',
  clinic: 'riverside',
  title: 'Tamoxifen and a CYP2D6 question',
  summary: 'A beekeeper on tamoxifen and citalopram, numb since the step to 40 mg. Bupropion would keep tamoxifen from being activated.',
  person: { family: 'Hollis-Mbeki', given: 'Winifred', sex: 'female', age: 59, birthdayWas: 244, mrn: '0328', phone: '+1 202-555-0194', email: 'winnie.hm@patients.example' },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -800 }],
  medicines: [
    { id: 'citalopram', display: 'Citalopram', form: 'tablet', indication: 'Depression', steps: [{ from: -790, mg: 20 }, { from: -210, mg: 40, reason: 'PHQ-9 8 during the second year of treatment' }] },
    { other: 'tamoxifen', display: 'Tamoxifen', form: 'tablet', indication: 'Breast cancer', steps: [{ from: -900, mg: 20 }] },
  ],
  observations: [...bloodPressure(-9, 120, 74)],
  reports: [
    phq9(-790, '222222110', 'very'), phq9(-212, '112211000', 'somewhat'), phq9(-100, '001101000', 'not-difficult'), phq9(-9, '001101000', 'not-difficult'),
    blunting({
      on: -9, now: '223222221112', before: '000000000000', onset: { day: -160 }, words: ['I lost a hive and wrote it in the book.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['worse when higher'], dailyLife: 4, relationships: 4, wants: ['lower the dose'] },
    }),
  ],
  asked: [{ on: -2, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop', 'bipolar'] }],
};
