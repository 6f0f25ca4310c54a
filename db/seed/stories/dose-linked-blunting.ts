import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, weight } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const doseLinkedBlunting: StoryScript = {
  key: 'dose-linked-blunting',
  clinic: 'riverside',
  title: 'Dose-linked blunting in remission',
  summary:
    'A primary-school teacher and mother of two recovers from a first depression on sertraline. Nine weeks after the step from 100 to ' +
    '150 mg she notices that neither tears nor laughter come; four reports over six months climb while the PHQ-9 stays under 5. ' +
    'She would like the warmth for her children back. Nobody has asked about seizures or eating disorders.',
  person: {
    family: 'Halvorsen', given: 'Nora', sex: 'female', age: 38, birthdayWas: 261,
    mrn: '0412', phone: '+1 202-555-0112', email: 'nora.halvorsen@patients.example',
  },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -316 }],
  allergies: [{ ingredient: 'penicillin', text: 'Penicillin', reaction: 'rash', since: -5500, recorded: -316 }],
  medicines: [
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression',
      startReason: 'First depressive episode, PHQ-9 19, signed off work',
      steps: [
        { from: -309, mg: 50, reason: 'Starting dose' },
        { from: -281, mg: 100, reason: 'PHQ-9 still 14 after four weeks' },
        { from: -197, mg: 150, reason: 'PHQ-9 8: aiming for remission before going back to work' },
      ],
      refills: [
        ...refills('Sertraline 50 mg tablets', { first: -309, last: -309, days: 28 }),
        ...refills('Sertraline 100 mg tablets', { first: -281, last: -225, days: 28 }),
        ...refills('Sertraline 100 mg and 50 mg tablets', { first: -197, last: -20 }, { 4: 20 }),
      ],
    },
    {
      id: 'trazodone', display: 'Trazodone', form: 'tablet', indication: 'Sleep', startReason: 'Waking at four every night',
      steps: [{ from: -267, mg: 50, reason: 'At night' }],
      stopped: -148, stopReason: { kind: 'finished', text: 'Sleeping well' },
    },
  ],
  observations: [
    ...bloodPressure(-316, 124, 80), ...bloodPressure(-155, 122, 78), ...bloodPressure(-4, 118, 74),
    ...weight(-316, 70.5, 24.9), ...weight(-4, 68, 24.1),
  ],
  reports: [
    phq9(-316, '333222220', 'very'), phq9(-281, '222222110', 'very'), phq9(-246, '121221100', 'somewhat'),
    phq9(-197, '112211000', 'somewhat'), phq9(-155, '002101000', 'not-difficult'), phq9(-71, '001100000', 'not-difficult'),
    phq9(-4, '102000000', 'somewhat'),
    gad7(-316, '3322111'), gad7(-246, '2211111'), gad7(-155, '1110010'), gad7(-4, '1010010'),
    blunting({
      on: -169, now: '210001100001', before: '100.00110..0', words: ['Much better. A bit flat round the edges, maybe.'],
      context: { suspected: 'no', doseLink: ['not sure'], dailyLife: 1, relationships: 1, welcome: 'mixed', wants: ['stay as I am'] },
    }),
    blunting({
      on: -127, now: '222121121111', before: '000000110000', onset: { day: -134 }, words: ['I cry less. I laugh less, too.'],
      context: { around: ['dose went up', 'season changed'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 3, relationships: 4, sexual: 'yes' },
    }),
    blunting({
      on: -71, now: '333222212112', before: '000000110000', onset: { day: -134 }, words: ['I watched myself smile.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 6, sexual: 'yes', loveCare: 'sometimes' },
    }),
    blunting({
      on: -4, now: '333222223112', before: '000000110000', onset: { day: -134 },
      words: ['I know I love my kids. I just can’t feel it. It is like someone turned the sound down on everything, the good and the bad.'],
      context: {
        around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 5, relationships: 7, sexual: 'yes',
        fear: 'a little', loveCare: 'sometimes', wants: ['understand the cause', 'lower the dose', 'change medicine'],
        mattersMost: 'The warmth when the children run to the door.',
      },
    }),
  ],
  events: [
    { on: -316, title: 'Depression diagnosed', kind: 'illness' },
    { on: -176, title: 'Back at work', kind: 'work' },
    { on: -80, title: 'Sister’s wedding', kind: 'relationship' },
  ],
  asked: [
    { on: -4, questions: [...MEDICINE_REVIEW, 'bipolar', 'seizure-risks', 'sudden-stop', 'pregnancy'] },
  ],
};
