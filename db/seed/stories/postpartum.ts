import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, tsh } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const postpartum: StoryScript = {
  key: 'postpartum',
  clinic: 'hillside',
  title: 'Breastfeeding, five months after the birth',
  summary: 'A new mother on sertraline since week three after the birth. She functions, feeds and smiles, and says she is acting.',
  person: { family: 'Kowalczyk-Hart', given: 'Zofia', sex: 'female', age: 31, birthdayWas: 8, mrn: 'H-2110', phone: '+44 7700 900139', email: 'zofia.kh@patients.example' },
  conditions: [{ code: DIAGNOSES.moderateDepression, since: -132 }, { code: DIAGNOSES.breastfeeding, since: -150 }],
  medicines: [{ id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression after birth', steps: [{ from: -130, mg: 50 }, { from: -95, mg: 100, reason: 'PHQ-9 14' }] }],
  observations: [...bloodPressure(-8, 112, 70), tsh(-60, 1.9)],
  reports: [
    phq9(-132, '323222220', 'very'), phq9(-95, '222222110', 'very'), phq9(-50, '112211000', 'somewhat'), phq9(-8, '102100000', 'somewhat'), gad7(-8, '1110011'),
    blunting({
      on: -8, now: '323222222222', before: '111000100111', onset: { day: -70 }, words: ['I do the voices. Inside there is nobody doing voices.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['not sure'], dailyLife: 5, relationships: 7, loveCare: 'sometimes', fear: 'a little', wants: ['understand the cause', 'lower the dose'] },
    }),
  ],
  events: [{ on: -151, title: 'Daughter born', kind: 'birth' }],
  asked: [{ on: -8, questions: ['bipolar', 'adherence', 'mao-inhibitors'] }, { on: -8, questions: ['breastfeeding'], answer: 'present' }],
};
