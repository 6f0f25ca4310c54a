import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const pregnant: StoryScript = {
  key: 'pregnant',
  clinic: 'riverside',
  title: 'Pregnant on sertraline',
  summary:
    'Fifteen weeks pregnant, well on sertraline 100 mg, and ashamed that the scan left her cold. Relapse, exposure and numbness have to be weighed ' +
    'with perinatal advice; therapy carries no exposure.',
  person: {
    family: 'Nwosu-Field', given: 'Amara', sex: 'female', age: 32, birthdayWas: 190,
    mrn: '0458', phone: '+1 202-555-0168', email: 'amara.nf@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.recurrentDepression, since: -2100 },
    { code: DIAGNOSES.pregnant, since: -70 },
  ],
  medicines: [{ id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', steps: [{ from: -640, mg: 50 }, { from: -590, mg: 100 }] }],
  observations: [...bloodPressure(-6, 108, 66), { observation: 'pregnancy-test-urine', on: -72, value: null, words: 'Positive' }],
  reports: [
    phq9(-640, '322222210', 'very'), phq9(-300, '001101000', 'not-difficult'), phq9(-90, '001101000', 'not-difficult'), phq9(-6, '001200000', 'not-difficult'), gad7(-6, '1110010'),
    blunting({
      on: -6, now: '233222221112', before: '000000000000', onset: { month: -540 },
      words: ['They turned the screen and said, look. I looked. I said the right thing.'],
      context: {
        around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 3, relationships: 6, fear: 'a little', loveCare: 'sometimes',
        wants: ['understand the cause', 'talking therapy'], mattersMost: 'Falling in love with the baby.',
      },
    }),
  ],
  asked: [
    { on: -6, questions: [...MEDICINE_REVIEW, 'bipolar'] },
    { on: -6, questions: ['pregnancy'], answer: 'present', detail: 'pregnant' },
    { on: -6, questions: ['episodes'], answer: 'present', detail: 2 },
  ],
};
