import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, weight } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const venlafaxineHypertension: StoryScript = {
  key: 'venlafaxine-hypertension',
  clinic: 'riverside',
  title: 'Venlafaxine with high blood pressure',
  summary:
    'A bus dispatcher on venlafaxine XR 225 mg whose blood pressure has crept up with the dose and who has felt dulled since five weeks after the ' +
    'last step. Every option that raises pressure further has to wait for the pressure.',
  person: {
    family: 'Fairweather-Cho', given: 'Leonard', sex: 'male', age: 61, birthdayWas: 77,
    mrn: '0335', phone: '+1 202-555-0150', email: 'len.fc@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.recurrentDepression, since: -2600 },
    { code: DIAGNOSES.hypertension, since: -1900 },
    { code: DIAGNOSES.sleepApnoea, since: -1200 },
  ],
  allergies: [{ ingredient: 'enalapril', text: 'Enalapril', type: 'intolerance', reaction: 'cough', since: -1850 }],
  medicines: [
    {
      id: 'venlafaxine-xr', display: 'Venlafaxine XR', form: 'extended-release capsule', indication: 'Depression', startReason: 'Second episode',
      steps: [
        { from: -510, mg: 75, reason: 'Starting dose' }, { from: -420, mg: 150, reason: 'PHQ-9 14 on 75 mg' }, { from: -300, mg: 225, reason: 'PHQ-9 11 on 150 mg' },
      ],
      refills: refills('Venlafaxine XR 75 mg and 150 mg capsules', { first: -300, last: -2 }),
    },
    {
      id: 'citalopram', display: 'Citalopram', form: 'tablet', indication: 'Depression', startReason: 'First episode, after a heart scare',
      steps: [{ from: -2590, mg: 20 }], stopped: -2150, stopReason: { kind: 'finished', text: 'Well for nine months, stopped with his doctor' },
    },
    { other: 'losartan', display: 'Losartan', form: 'tablet', steps: [{ from: -1800, mg: 50 }], indication: 'Hypertension' },
    { other: 'atorvastatin', display: 'Atorvastatin', form: 'tablet', steps: [{ from: -1500, mg: 20 }], indication: 'Cholesterol' },
  ],
  observations: [
    ...bloodPressure(-420, 134, 84), ...bloodPressure(-200, 142, 90), ...bloodPressure(-30, 152, 96), ...bloodPressure(-7, 148, 94),
    egfr(-90, 72), ...weight(-7, 98, 31.4),
  ],
  reports: [
    phq9(-520, '323222210', 'very'), phq9(-422, '222222110', 'very'), phq9(-305, '122221100', 'somewhat'), phq9(-150, '112111000', 'somewhat'), phq9(-60, '111111000', 'somewhat'), phq9(-7, '111111000', 'somewhat'),
    gad7(-305, '1211110'), gad7(-7, '1110110'),
    blunting({
      on: -150, now: '211111111011', before: '000000010000', words: ['Quieter inside. I took it for getting better.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 2, relationships: 3, sexual: 'yes', welcome: 'mixed', wants: ['stay as I am'] },
    }),
    blunting({
      on: -7, now: '322222222122', before: '000000010000', onset: { day: -265 },
      words: ['My grandson hit a home run and I clapped because people were clapping.'],
      context: {
        around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 5, sexual: 'yes', wants: ['change medicine'],
      },
    }),
  ],
  events: [
    { on: -530, title: 'Depot closed, moved to the night desk', kind: 'work' },
    { on: -62, title: 'Grandson’s first season', kind: 'relationship' },
  ],
  asked: [
    { on: -7, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop', 'bipolar', 'smoking'] },
  ],
};
