import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, sodium, tsh } from '../story/measures';
import { activationCheck, blunting, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const bipolar: StoryScript = {
  key: 'bipolar',
  clinic: 'riverside',
  title: 'Bipolar depression on an antidepressant',
  summary:
    'A violin maker with bipolar II on lithium, sertraline added eight months ago. Neither high nor low any more, and neither moved. Any new ' +
    'antidepressant has to pass the question of mania first.',
  person: {
    family: 'Whitlock', given: 'Cassian', sex: 'male', age: 39, birthdayWas: 222,
    mrn: '0317', phone: '+1 202-555-0102', email: 'cassian.w@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.bipolar2, since: -3700, recorded: -2000 },
    { code: DIAGNOSES.majorDepression, since: -260 },
  ],
  medicines: [
    { id: 'lithium', display: 'Lithium carbonate', form: 'capsule', indication: 'Bipolar II', steps: [{ from: -1900, mg: 900, times: 2 }] },
    { id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Bipolar depression', steps: [{ from: -245, mg: 50 }, { from: -200, mg: 100 }] },
  ],
  observations: [...bloodPressure(-6, 124, 78), egfr(-6, 88), sodium(-6, 139), tsh(-6, 3.2)],
  reports: [
    phq9(-260, '323222210', 'very'), phq9(-120, '112111000', 'somewhat'), phq9(-6, '111111000', 'somewhat'),
    activationCheck(-200, '000000'), activationCheck(-6, '000000'),
    blunting({
      on: -6, now: '222122322112', before: '010000110000', onset: { month: -160 },
      words: ['I tuned a cello this week that would have made me weep once. I noted that it was in tune.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 5, relationships: 4, sexual: 'yes', wants: ['understand the cause'] },
    }),
  ],
  asked: [{ on: -4, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop'] }],
};
