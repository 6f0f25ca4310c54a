import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, sodium, tsh } from '../story/measures';
import { refills } from '../story/refills';
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
    {
      id: 'lamotrigine', display: 'Lamotrigine', form: 'tablet', indication: 'Bipolar II', startReason: 'Third winter low',
      steps: [{ from: -1985, mg: 25, reason: 'Starting dose' }], stopped: -1973, stopReason: { kind: 'side-effect', text: 'Rash on the arms on day 12' },
    },
    {
      id: 'lithium', display: 'Lithium carbonate', form: 'capsule', indication: 'Bipolar II', startReason: 'A spring without sleep: nine violins begun, none finished',
      steps: [{ from: -1900, mg: 900, times: 2 }],
    },
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Bipolar depression', startReason: 'PHQ-9 17 on lithium alone',
      steps: [{ from: -245, mg: 50, reason: 'Starting dose, sleep watched each week' }, { from: -200, mg: 100, reason: 'PHQ-9 still 13, no activation' }],
      refills: refills('Sertraline 100 mg tablets', { first: -200, last: -2 }),
    },
  ],
  observations: [...bloodPressure(-190, 126, 80), ...bloodPressure(-6, 124, 78), egfr(-190, 91), tsh(-190, 2.9), egfr(-6, 88), sodium(-6, 139), tsh(-6, 3.2)],
  reports: [
    phq9(-260, '323222210', 'very'), phq9(-203, '222222100', 'very'), phq9(-160, '122121100', 'somewhat'), phq9(-120, '112111000', 'somewhat'),
    phq9(-60, '111111000', 'somewhat'), phq9(-6, '111111000', 'somewhat'),
    activationCheck(-231, '000000'), activationCheck(-200, '000000'), activationCheck(-120, '000000'), activationCheck(-6, '000000'),
    blunting({
      on: -120, now: '111111211001', before: '010000110000', words: ['Steady. Everyone is pleased with me.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 3, relationships: 3, welcome: 'mixed', wants: ['stay as I am'] },
    }),
    blunting({
      on: -6, now: '222122322112', before: '010000110000', onset: { month: -160 },
      words: ['I tuned a cello this week that would have made me weep once. I noted that it was in tune.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 5, relationships: 4, sexual: 'yes', wants: ['understand the cause'] },
    }),
  ],
  events: [
    { on: -290, title: 'Workshop flooded', kind: 'stress' },
    { on: -30, title: 'Cello sold to a young player', kind: 'work' },
  ],
  asked: [{ on: -4, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop'] }],
};
