import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9, withdrawalCheck } from '../story/reports';
import type { StoryScript } from '../story/script';

export const easedOnLowerDose: StoryScript = {
  key: 'eased-on-lower-dose',
  clinic: 'riverside',
  title: 'Feeling came back on a lower dose',
  summary: 'A cellist whose sertraline was lowered from 150 to 100 mg nine weeks ago. The report has halved, the PHQ-9 has not moved, and nothing else changed.',
  person: { family: 'Achebe-Stone', given: 'Rosalind', sex: 'female', age: 36, birthdayWas: 240, mrn: '0365', phone: '+1 202-555-0176', email: 'rosalind.as@patients.example' },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -620 }],
  medicines: [
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression',
      steps: [{ from: -610, mg: 50 }, { from: -570, mg: 100 }, { from: -500, mg: 150, reason: 'PHQ-9 9' }, { from: -64, mg: 100, reason: 'Numb for a year, well for a year' }],
      refills: refills('Sertraline 100 mg tablets', { first: -64, last: -4 }),
    },
  ],
  observations: [...bloodPressure(-70, 114, 72), ...bloodPressure(-5, 116, 72)],
  reports: [
    phq9(-615, '323222110', 'very'), phq9(-505, '112211100', 'somewhat'), phq9(-380, '001101000', 'not-difficult'), phq9(-70, '101100000', 'not-difficult'),
    phq9(-35, '001101000', 'not-difficult'), phq9(-5, '001100000', 'not-difficult'), gad7(-70, '1010010'), gad7(-5, '1010010'), withdrawalCheck(-50, '1101100'),
    blunting({
      on: -70, now: '332222332223', before: '000000000000', onset: { day: -455 }, words: ['I play the right notes.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 5, relationships: 6, sexual: 'yes', wants: ['lower the dose'] },
    }),
    blunting({
      on: -5, now: '111111111111', before: '000000000000', onset: { day: -455 }, words: ['Bach made me pull the car over. I sat there and bawled and was so happy.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['eased when lower or stopped', 'worse when higher'], dailyLife: 2, relationships: 2, sexual: 'yes', wants: ['stay as I am'] },
    }),
  ],
  asked: [{ on: -70, questions: [...MEDICINE_REVIEW, 'bipolar', 'pregnancy'] }, { on: -5, questions: ['adherence'] }],
};
