import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9, withdrawalCheck } from '../story/reports';
import type { StoryScript } from '../story/script';

export const paroxetinePastWithdrawal: StoryScript = {
  key: 'paroxetine-past-withdrawal',
  clinic: 'hillside',
  title: 'Paroxetine with past withdrawal',
  summary:
    'A choir leader on paroxetine 30 mg, flat since the step from 20 mg two years ago. Last spring she went back to 20 mg in one step: zaps and ' +
    'dizziness within days, but for a week she also cried at the psalms. She went back up and it all went quiet again.',
  person: {
    family: 'Maddocks', given: 'Bronwen', sex: 'female', age: 55, birthdayWas: 12,
    mrn: 'H-1954', phone: '+44 7700 900131', email: 'bronwen.maddocks@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.recurrentDepression, since: -2300 },
    { code: DIAGNOSES.generalisedAnxiety, since: -2300 },
  ],
  medicines: [
    {
      id: 'paroxetine', display: 'Paroxetine', form: 'tablet', indication: 'Depression and anxiety', startReason: 'Second episode',
      steps: [
        { from: -2200, mg: 20, reason: 'Starting dose' },
        { from: -800, mg: 30, reason: 'Anxiety rising, PHQ-9 8' },
        { from: -212, mg: 20, reason: 'Wanted to feel more; one step' },
        { from: -186, mg: 30, reason: 'Withdrawal: zaps, dizziness, no sleep' },
      ],
      refills: refills('Paroxetine 30 mg tablets', { first: -186, last: -18, days: 28 }),
    },
    {
      id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', indication: 'Depression', startReason: 'Second episode, first medicine',
      steps: [{ from: -2290, mg: 20 }], stopped: -2236, stopReason: { kind: 'side-effect', text: 'Shaking hands, no sleep' },
    },
  ],
  observations: [...bloodPressure(-120, 128, 78), ...bloodPressure(-10, 126, 80)],
  reports: [
    phq9(-800, '111121100', 'somewhat'), phq9(-220, '011101000', 'not-difficult'), phq9(-190, '012121000', 'somewhat'),
    phq9(-120, '001101000', 'not-difficult'), phq9(-10, '101100000', 'somewhat'),
    gad7(-220, '1111010'), gad7(-10, '1111010'),
    withdrawalCheck(-203, '2312211'), withdrawalCheck(-186, '2322221'),
    blunting({
      on: -220, now: '322222222112', before: '000000000000', onset: { month: -770 }, words: ['I conduct and nothing happens in my chest.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 6, sexual: 'yes', wants: ['lower the dose'] },
    }),
    blunting({
      on: -10, now: '332222222112', before: '000000000000', onset: { month: -770 },
      words: ['For one week in spring I cried at the psalms. Then the zaps, and I went back up, and the lid went on again.'],
      context: {
        around: ['dose went up'], suspected: 'yes', doseLink: ['eased when lower or stopped', 'worse when higher', 'came back on restarting'],
        dailyLife: 4, relationships: 7, sexual: 'yes', fear: 'a little', wants: ['lower the dose', 'change medicine'], mattersMost: 'Goose flesh in the alto line.',
      },
    }),
  ],
  events: [{ on: -186, title: 'Back to 30 mg after four bad weeks', kind: 'illness' }],
  asked: [
    { on: -10, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop', 'bipolar', 'liver'] },
    { on: -10, questions: ['episodes'], answer: 'present', detail: 2 },
  ],
};
