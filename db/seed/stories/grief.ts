import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, gad7, pcptsd5, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const grief: StoryScript = {
  key: 'grief',
  clinic: 'hillside',
  title: 'Grief before the first tablet',
  summary: 'A widower, five months on. The numbness came with the funeral; sertraline came three months later. He wonders whether the tablets stop him crying.',
  person: { family: 'Drummond', given: 'Hamish', sex: 'male', age: 66, birthdayWas: 133, mrn: 'H-2065', phone: '+44 7700 900163', email: null },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -75 }],
  medicines: [{ id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', startReason: 'PHQ-9 15 three months after the funeral', steps: [{ from: -70, mg: 50 }] }],
  observations: [...bloodPressure(-7, 134, 82)],
  reports: [
    phq9(-75, '222222120', 'very'), phq9(-7, '222111110', 'somewhat'), gad7(-7, '1111010'), pcptsd5(-7, '10010'),
    blunting({
      on: -7, now: '321022222113', before: '221022222113', onset: { day: -152 },
      words: ['I keep her cardigan on the chair. I look at it and wait for something to come.'],
      context: {
        around: ['a loss'], suspected: 'maybe', doseLink: ['never changed or stopped'], dailyLife: 6, relationships: 4, traumaLoss: 'yes',
        wants: ['understand the cause', 'talking therapy'], mattersMost: 'To cry for her.',
      },
    }),
  ],
  events: [{ on: -158, title: 'Wife died', kind: 'bereavement' }],
  asked: [{ on: -7, questions: ['bipolar', 'adherence', 'mao-inhibitors'] }],
};
