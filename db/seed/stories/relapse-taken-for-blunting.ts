import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, tsh } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const relapseTakenForBlunting: StoryScript = {
  key: 'relapse-taken-for-blunting',
  clinic: 'riverside',
  title: 'Relapse mistaken for blunting',
  summary:
    'A machinist with recurrent depression has been steady on escitalopram 20 mg for over a year. After being laid off he says the tablets ' +
    'make him feel nothing and wants to stop them. He still cries; it is pleasure and energy that have gone, and the PHQ-9 has climbed ' +
    'from 4 to 9 to 16 with no change of dose in 14 months.',
  person: {
    family: 'Achterberg', given: 'Desmond', sex: 'male', age: 46, birthdayWas: 88,
    mrn: '0377', phone: '+1 202-555-0146', email: 'd.achterberg@patients.example',
  },
  conditions: [{ code: DIAGNOSES.recurrentDepression, since: -4100, recorded: -700 }],
  medicines: [
    {
      id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Depression', startReason: 'Third episode, PHQ-9 20',
      steps: [
        { from: -640, mg: 10, reason: 'Starting dose; helped in 2019' },
        { from: -430, mg: 20, reason: 'Partial response after 30 weeks' },
      ],
      refills: refills('Escitalopram 20 mg tablets', { first: -430, last: -10, days: 30 }),
    },
    { other: 'ibuprofen', display: 'Ibuprofen', form: 'tablet', asNeeded: true, steps: [{ from: -900, mg: null }], indication: 'Back pain' },
  ],
  observations: [...bloodPressure(-160, 130, 82), ...bloodPressure(-5, 132, 84), tsh(-100, 2.1)],
  reports: [
    phq9(-640, '333323210', 'very'), phq9(-430, '122221100', 'somewhat'), phq9(-250, '001101000', 'not-difficult'),
    phq9(-160, '011101000', 'not-difficult'), phq9(-76, '212111100', 'somewhat'), phq9(-5, '323221210', 'very'),
    gad7(-250, '1110100'), gad7(-76, '2111101'), gad7(-5, '2222111'),
    blunting({
      on: -5, now: '032101321222', before: '.0000.100000', onset: { month: -70 },
      words: ['Nothing is worth getting up for. The pills have flattened me.', 'I still cry in the truck. I just don’t enjoy a thing.'],
      context: {
        around: ['mood got worse', 'long stretch of stress or overwork'], suspected: 'yes', doseLink: ['never changed or stopped'],
        dailyLife: 8, relationships: 6, sexual: 'no', wants: ['stop medicine'], mattersMost: 'Looking forward to Saturday.',
      },
    }),
  ],
  events: [
    { on: -430, title: 'Moved to night shifts', kind: 'work' },
    { on: -96, title: 'Laid off after 19 years', kind: 'work' },
    { on: -40, title: 'Stopped going to band practice', kind: 'other' },
  ],
  asked: [
    {
      on: -5,
      questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop', 'bipolar'],
    },
    { on: -5, questions: ['episodes'], answer: 'present', detail: 3 },
  ],
};
