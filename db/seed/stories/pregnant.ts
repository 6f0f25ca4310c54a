import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { refills } from '../story/refills';
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
  medicines: [
    {
      id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Depression', startReason: 'First episode, at university',
      steps: [{ from: -2090, mg: 5, reason: 'Starting dose' }, { from: -2076, mg: 10 }],
      stopped: -1560, stopReason: { kind: 'finished', text: 'Well for a year, lowered over two months' },
    },
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', startReason: 'Second episode after the move, PHQ-9 16',
      steps: [{ from: -640, mg: 50, reason: 'Starting dose' }, { from: -590, mg: 100, reason: 'PHQ-9 still 11' }],
      refills: refills('Sertraline 100 mg tablets', { first: -590, last: -2 }),
    },
  ],
  observations: [...bloodPressure(-300, 112, 70), ...bloodPressure(-72, 110, 68), ...bloodPressure(-6, 108, 66), { observation: 'pregnancy-test-urine', on: -72, value: null, words: 'Positive' }],
  reports: [
    phq9(-640, '322222210', 'very'), phq9(-592, '222211100', 'very'), phq9(-500, '112111000', 'somewhat'), phq9(-420, '101101000', 'not-difficult'),
    phq9(-300, '001101000', 'not-difficult'), phq9(-190, '001101000', 'not-difficult'), phq9(-90, '001101000', 'not-difficult'), phq9(-6, '001200000', 'not-difficult'),
    gad7(-640, '2221110'), gad7(-300, '1110000'), gad7(-6, '1110010'),
    blunting({
      on: -300, now: '122111111001', before: '000000000000', words: ['Even. My mother says I sound like the weather report.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 2, relationships: 4, welcome: 'mixed', wants: ['stay as I am'] },
    }),
    blunting({
      on: -6, now: '233222221112', before: '000000000000', onset: { month: -540 },
      words: ['They turned the screen and said, look. I looked. I said the right thing.'],
      context: {
        around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 3, relationships: 6, fear: 'a little', loveCare: 'sometimes',
        wants: ['understand the cause', 'talking therapy'], mattersMost: 'Falling in love with the baby.',
      },
    }),
  ],
  events: [
    { on: -660, title: 'Moved across the country', kind: 'stress' },
    { on: -72, title: 'Test positive, pregnancy wanted', kind: 'other' },
    { on: -9, title: 'First scan', kind: 'other' },
  ],
  asked: [
    { on: -6, questions: [...MEDICINE_REVIEW, 'bipolar'] },
    { on: -6, questions: ['pregnancy'], answer: 'present', detail: 'pregnant' },
    { on: -6, questions: ['episodes'], answer: 'present', detail: 2 },
  ],
};
