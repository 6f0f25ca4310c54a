import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const negativeSymptoms: StoryScript = {
  key: 'negative-symptoms',
  clinic: 'riverside',
  title: 'Negative symptoms or blunting',
  summary: 'A groundskeeper with schizophrenia on aripiprazole and fluoxetine. His sister says he went quiet at 22; he himself is not troubled by it.',
  person: { family: 'Tarkington', given: 'Ezra', sex: 'male', age: 37, birthdayWas: 98, mrn: '0270', phone: '+1 202-555-0126', email: null },
  conditions: [{ code: DIAGNOSES.schizophrenia, since: -5400, recorded: -2200 }, { code: DIAGNOSES.moderateDepression, since: -900 }],
  medicines: [
    { id: 'aripiprazole', display: 'Aripiprazole', form: 'tablet', indication: 'Schizophrenia', steps: [{ from: -2100, mg: 10 }, { from: -1500, mg: 15 }] },
    { id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', indication: 'Depression', steps: [{ from: -880, mg: 20 }] },
  ],
  observations: [...bloodPressure(-24, 130, 84)],
  reports: [
    phq9(-880, '222222100', 'very'), phq9(-24, '211111000', 'somewhat'),
    blunting({
      on: -24, by: 'carer', now: '232222222332', before: '232222222332', onset: { season: -5400 }, words: ['He does not mind it. I do.'],
      context: { suspected: 'no', doseLink: ['no change'], dailyLife: 5, relationships: 6, welcome: 'not sure', wants: ['understand the cause'] },
    }),
  ],
  asked: [{ on: -24, questions: ['bipolar', 'adherence'] }, { on: -24, questions: ['expression'], answer: 'present' }],
};
