import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, liverTests } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, entered, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const alcoholAndCannabis: StoryScript = {
  key: 'alcohol-and-cannabis',
  clinic: 'riverside',
  title: 'Alcohol and cannabis',
  summary:
    'A line cook on fluoxetine who drinks daily and smokes cannabis to sleep. Both went up in the months before the numbness; he says he uses so as ' +
    'to feel something. The medicine is only one of three suspects.',
  person: {
    family: 'Moreau-Knight', given: 'Dashiell', sex: 'male', age: 31, birthdayWas: 180,
    mrn: '0433', phone: '+1 202-555-0190', email: 'dash.mk@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.singleDepression, since: -280 },
    { code: DIAGNOSES.alcoholDependence, since: -120 },
    { code: DIAGNOSES.cannabisDependence, since: -120 },
  ],
  medicines: [
    {
      id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', indication: 'Depression', startReason: 'PHQ-9 15, three shifts missed',
      steps: [{ from: -262, mg: 20, reason: 'Starting dose, never changed' }], refills: refills('Fluoxetine 20 mg capsules', { first: -262, last: -2 }),
    },
  ],
  observations: [...bloodPressure(-280, 128, 80), ...bloodPressure(-130, 134, 84), ...bloodPressure(-13, 138, 88), ...liverTests(-280, 32, 30), ...liverTests(-130, 48, 55), ...liverTests(-13, 71, 84)],
  reports: [
    phq9(-280, '222222210', 'very'), phq9(-220, '122221200', 'somewhat'), phq9(-175, '112221100', 'somewhat'), phq9(-130, '112211100', 'somewhat'), phq9(-13, '112211100', 'somewhat'), gad7(-13, '2111111'),
    entered('auditc', -280, { 'auditc-total': 5 }), entered('auditc', -130, { 'auditc-total': 7 }), entered('auditc', -13, { 'auditc-total': 10 }),
    blunting({
      on: -130, now: '211122112221', before: '110011111110', words: ['Food is texture. I only taste when I am high.'],
      context: { around: ['more alcohol'], suspected: 'maybe', doseLink: ['never changed or stopped'], dailyLife: 5, relationships: 4, substances: 'sometimes', wants: ['not sure'] },
    }),
    blunting({
      on: -13, now: '322122223332', before: '110011111110', onset: { month: -140 },
      words: ['Third drink, there is a door open a crack. Then it shuts.'],
      context: {
        around: ['more alcohol', 'cannabis or other drugs'], suspected: 'maybe', doseLink: ['never changed or stopped'], dailyLife: 7, relationships: 6,
        substances: 'often', unreal: 'sometimes', wants: ['not sure'], mattersMost: 'Laughing on the line.',
      },
    }),
  ],
  events: [
    { on: -170, title: 'Restaurant changed hands', kind: 'work' },
    { on: -45, title: 'Moved out of the shared flat', kind: 'relationship' },
    { on: -20, title: 'Sent home from a shift', kind: 'work' },
  ],
  asked: [{ on: -13, questions: ['bipolar', 'adherence', 'mao-inhibitors', 'bupropion-clash'] }],
};
