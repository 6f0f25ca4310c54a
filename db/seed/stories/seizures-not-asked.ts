import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, weight } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, pcptsd5, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const seizuresNotAsked: StoryScript = {
  key: 'seizures-not-asked',
  clinic: 'riverside',
  title: 'Seizure history not asked',
  summary:
    'A sous-chef, nine months well on venlafaxine XR 150 mg, numb since six weeks after the step up from 75 mg. Everything that bears on ' +
    'bupropion has been asked except the one thing: whether he ever had a seizure.',
  person: {
    family: 'Quintavalle', given: 'Rafael', sex: 'male', age: 33, birthdayWas: 200,
    mrn: '0420', phone: '+1 202-555-0109', email: 'rafael.q@patients.example',
  },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -428 }],
  allergies: [{ ingredient: null, text: 'Shellfish', type: 'allergy', reaction: 'hives', since: -6000, recorded: -428 }],
  medicines: [
    {
      id: 'venlafaxine-xr', display: 'Venlafaxine XR', form: 'extended-release capsule', indication: 'Depression',
      startReason: 'PHQ-9 17; sertraline had upset his stomach years ago',
      steps: [
        { from: -420, mg: 75, reason: 'After one week on 37.5 mg' },
        { from: -304, mg: 150, reason: 'PHQ-9 10 after 16 weeks' },
      ],
      refills: refills('Venlafaxine XR 150 mg capsules', { first: -304, last: -12 }),
    },
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression',
      steps: [{ from: -2900, mg: 50 }], stopped: -2880, stopReason: { kind: 'side-effect', text: 'Nausea and loose stools' }, recorded: -428,
    },
  ],
  observations: [
    ...bloodPressure(-150, 126, 80), ...bloodPressure(-60, 124, 78), ...bloodPressure(-9, 126, 80), egfr(-60, 104), ...weight(-9, 77.5, 24.4),
  ],
  reports: [
    phq9(-428, '323222210', 'very'), phq9(-310, '121221100', 'somewhat'), phq9(-255, '011101000', 'not-difficult'),
    phq9(-150, '001100000', 'not-difficult'), phq9(-60, '001101000', 'not-difficult'), phq9(-9, '101000000', 'somewhat'),
    gad7(-428, '2121110'), gad7(-9, '1010010'), pcptsd5(-9, 'no event'),
    blunting({
      on: -150, now: '222121121112', before: '000000100000', onset: { day: -262 }, words: ['Even the kitchen going up in flames left me calm.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 3, relationships: 5, sexual: 'yes' },
    }),
    blunting({
      on: -9, now: '332222223112', before: '000000100000', onset: { day: -262 },
      words: ['My dad had his heart attack and I organised everything. I am still waiting to feel it.'],
      context: {
        around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 7, sexual: 'yes',
        loveCare: 'sometimes', wants: ['change medicine', 'understand the cause'], mattersMost: 'Being scared when it is scary.',
      },
    }),
  ],
  events: [
    { on: -2210, title: 'Knocked off the bicycle, broken collarbone', kind: 'illness' },
    { on: -128, title: 'Father’s heart attack', kind: 'stress' },
  ],
  asked: [
    {
      on: -9,
      questions: [...MEDICINE_REVIEW, 'eating-disorder', 'seizure-risks', 'sudden-stop', 'bipolar', 'smoking'],
    },
  ],
};
