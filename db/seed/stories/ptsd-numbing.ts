import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, entered, gad7, pcptsd5, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const ptsdNumbing: StoryScript = {
  key: 'ptsd-numbing',
  clinic: 'riverside',
  title: 'PTSD numbing that predates the drug',
  summary:
    'A paramedic has felt behind glass since a pile-up he attended three years ago. Sertraline for PTSD came two years later and took the ' +
    'edge off the nightmares; the numbness is as it was before the first tablet. He has never had trauma-focused therapy and is afraid of ' +
    'what would come back.',
  person: {
    family: 'Oyelaran', given: 'Marcus', sex: 'male', age: 44, birthdayWas: 30,
    mrn: '0451', phone: '+1 202-555-0163', email: 'marcus.oyelaran@patients.example',
  },
  conditions: [{ code: DIAGNOSES.ptsd, since: -320 }],
  medicines: [
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'PTSD', startReason: 'Nightmares four nights a week, on edge at work',
      steps: [
        { from: -300, mg: 50, reason: 'Starting dose' },
        { from: -251, mg: 100, reason: 'Nightmares fewer, still on guard' },
      ],
      refills: refills('Sertraline 100 mg tablets', { first: -251, last: -10 }),
    },
  ],
  observations: [...bloodPressure(-150, 128, 80), ...bloodPressure(-12, 126, 82)],
  reports: [
    phq9(-310, '212222110', 'very'), phq9(-150, '112211100', 'somewhat'), phq9(-70, '112111100', 'somewhat'), phq9(-12, '112111100', 'somewhat'),
    gad7(-310, '3323222'), gad7(-12, '2221212'),
    pcptsd5(-310, '11111'), pcptsd5(-12, '11111'),
    entered('auditc', -12, { 'auditc-total': 3 }),
    blunting({
      on: -12, now: '323133223323', before: '323132213323', onset: { season: -1085 },
      words: [
        'It switched off the night of the pile-up. The tablets came two years later.',
        'I am in the room with my daughter and I am behind glass.',
      ],
      context: {
        around: ['a frightening or traumatic event'], suspected: 'no', doseLink: ['no change'], dailyLife: 6, relationships: 8,
        traumaLoss: 'yes', unreal: 'sometimes', fear: 'a lot', loveCare: 'most of the time',
        wants: ['talking therapy', 'understand the cause'], mattersMost: 'Whatever it was I used to feel at bath time.',
      },
    }),
  ],
  events: [
    { on: -1096, title: 'Pile-up on the interstate, on duty', kind: 'trauma' },
    { on: -700, title: 'Separated; shared custody', kind: 'relationship' },
    { on: -320, title: 'PTSD diagnosed', kind: 'illness' },
  ],
  asked: [{ on: -12, questions: [...MEDICINE_REVIEW, 'bipolar'] }, { on: -12, questions: ['company'], present: ['derived:numbAlsoAlone'] }],
};
