import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const ocd: StoryScript = {
  key: 'ocd',
  clinic: 'riverside',
  title: 'OCD that needs the dose',
  summary: 'A map librarian whose sertraline 200 mg keeps checking rituals at bay. Lower would mean hours at the stove; this high, she cannot cry.',
  person: { family: 'Orozco-Lane', given: 'Beatriz', sex: 'female', age: 30, birthdayWas: 311, mrn: '0436', phone: '+1 202-555-0144', email: 'bea.ol@patients.example' },
  conditions: [{ code: DIAGNOSES.ocd, since: -3000, recorded: -500 }, { code: DIAGNOSES.singleDepression, since: -480 }],
  medicines: [
    { id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'OCD', steps: [{ from: -470, mg: 50 }, { from: -440, mg: 100 }, { from: -400, mg: 150 }, { from: -330, mg: 200, reason: 'Rituals still two hours a day' }] },
  ],
  observations: [...bloodPressure(-12, 110, 70)],
  reports: [
    phq9(-470, '222122110', 'very'), phq9(-260, '001101000', 'not-difficult'), phq9(-12, '101100000', 'not-difficult'), gad7(-12, '1211110'),
    blunting({
      on: -12, now: '422222211112', before: '000000000000', onset: { day: -300 }, words: ['I leave the house in one go now. I also leave it without a goodbye in me.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 2, relationships: 6, sexual: 'yes', welcome: 'mixed', wants: ['add something'] },
    }),
  ],
  asked: [{ on: -12, questions: [...MEDICINE_REVIEW, 'bipolar', 'pregnancy', 'sudden-stop'] }],
};
