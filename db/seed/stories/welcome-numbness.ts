import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const welcomeNumbness: StoryScript = {
  key: 'welcome-numbness',
  clinic: 'riverside',
  title: 'Welcome numbness',
  summary:
    'An air-traffic trainee whose worry used to run his days. On escitalopram 10 mg anger and dread are muffled while pleasure is as it was, and he ' +
    'calls it a relief. His partner booked the visit.',
  person: {
    family: 'Demirkan', given: 'Yusuf', sex: 'male', age: 35, birthdayWas: 33,
    mrn: '0441', phone: '+1 202-555-0134', email: 'y.demirkan@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.generalisedAnxiety, since: -230 },
    { code: DIAGNOSES.singleDepression, since: -230 },
  ],
  medicines: [
    {
      id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Generalised anxiety', startReason: 'GAD-7 18, could not sit exams',
      steps: [{ from: -222, mg: 5, reason: 'Starting dose' }, { from: -208, mg: 10, reason: 'Tolerated' }],
      refills: refills('Escitalopram 10 mg tablets', { first: -208, last: -2 }),
    },
  ],
  observations: [...bloodPressure(-9, 116, 74)],
  reports: [
    phq9(-230, '122222100', 'very'), phq9(-130, '011111000', 'not-difficult'), phq9(-90, '011101000', 'not-difficult'), phq9(-45, '001101000', 'not-difficult'), phq9(-9, '001101000', 'not-difficult'),
    gad7(-230, '3333222'), gad7(-130, '1111110'), gad7(-9, '1110010'),
    blunting({
      on: -90, now: '200221001010', before: '0..000.00.00', words: ['The engine in my chest is off. I slept through a night.'],
      context: { around: ['started a medicine'], suspected: 'maybe', doseLink: ['never changed or stopped'], dailyLife: 0, relationships: 1, welcome: 'mostly a relief', wants: ['stay as I am'] },
    }),
    blunting({
      on: -9, now: '200321011011', before: '0..000.00.00', onset: { month: -175 },
      words: ['Honestly? It is the quietest my head has ever been. My partner misses the shouting, I don’t.'],
      context: {
        around: ['started a medicine'], suspected: 'yes', doseLink: ['never changed or stopped'], dailyLife: 1, relationships: 2,
        welcome: 'mostly a relief', wants: ['stay as I am'],
      },
    }),
  ],
  events: [
    { on: -235, title: 'Walked out of the simulator exam', kind: 'work' },
    { on: -42, title: 'Passed the radar module', kind: 'work' },
    { on: -15, title: 'Partner asked for this visit', kind: 'relationship' },
  ],
  asked: [{ on: -9, questions: [...MEDICINE_REVIEW, 'bipolar'] }],
};
