import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const seasonal: StoryScript = {
  key: 'seasonal',
  clinic: 'hillside',
  title: 'Every autumn',
  summary: 'A canal-boat owner whose colour drains out with the light each year and comes back with the swallows, whatever the dose of fluoxetine.',
  person: { family: 'Solheim', given: 'Birgitta', sex: 'female', age: 45, birthdayWas: 301, mrn: 'H-2031', phone: '+44 7700 900115', email: 'birgitta.s@patients.example' },
  conditions: [{ code: DIAGNOSES.recurrentDepression, since: -2800 }, { code: DIAGNOSES.seasonalAffective, since: -1000 }],
  medicines: [{ id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', indication: 'Depression', steps: [{ from: -1050, mg: 20 }] }],
  observations: [...bloodPressure(-7, 122, 78)],
  reports: [
    phq9(-700, '122211100', 'somewhat'), phq9(-520, '000101000', 'not-difficult'), phq9(-330, '112211100', 'somewhat'), phq9(-150, '000100000', 'not-difficult'), phq9(-60, '011111000', 'not-difficult'),
    phq9(-7, '112211000', 'somewhat'),
    blunting({
      on: -7, now: '222112322222', before: '111011211111', onset: { month: -60 }, words: ['October pulls the plug. I know it will be back in April; knowing does not help.'],
      context: { around: ['season changed'], suspected: 'no', doseLink: ['no change'], dailyLife: 5, relationships: 3, seasonal: 'worse in autumn or winter', wants: ['add something', 'wait and watch'] },
    }),
  ],
  asked: [{ on: -7, questions: [...MEDICINE_REVIEW, 'bipolar'] }],
};
