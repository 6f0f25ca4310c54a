import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, weight } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

/** Two people of one name in one clinic: the screens must tell them apart (hazards H-01 and H-18). */
export const elenaMarshYounger: StoryScript = {
  key: 'elena-marsh-younger',
  clinic: 'riverside',
  title: 'Duloxetine raised for pain; shares her name with another patient',
  summary: 'A potter of 34 whose duloxetine went from 40 to 60 mg for back pain. Her mood was fine before and is fine now; colours went grey eight weeks after.',
  person: {
    family: 'Marsh', given: 'Elena', sex: 'female', age: 34, birthdayWas: 51,
    mrn: '0427', phone: '+1 202-555-0133', email: 'elena.marsh@patients.example',
  },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -700 }],
  allergies: [{ ingredient: 'sulfamethoxazole', text: 'Sulfamethoxazole', reaction: 'rash', since: -3000 }],
  medicines: [
    {
      id: 'duloxetine', display: 'Duloxetine', form: 'delayed-release capsule', indication: 'Depression and back pain',
      steps: [{ from: -690, mg: 40 }, { from: -180, mg: 60, reason: 'Back pain' }],
    },
  ],
  observations: [...bloodPressure(-20, 118, 76), ...weight(-20, 66, 23.4)],
  reports: [
    phq9(-700, '222222110', 'very'), phq9(-400, '001101000', 'not-difficult'), phq9(-190, '001101000', 'not-difficult'), phq9(-20, '101100000', 'not-difficult'),
    gad7(-20, '1010010'),
    blunting({
      on: -20, now: '222211321112', before: '000000000000', onset: { day: -124 }, words: ['The glaze came out perfect and I put it on the shelf.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 3, sexual: 'yes', wants: ['lower the dose'] },
    }),
  ],
  asked: [{ on: -20, questions: [...MEDICINE_REVIEW, 'bipolar', 'pregnancy'] }],
};

export const elenaMarshElder: StoryScript = {
  key: 'elena-marsh-elder',
  clinic: 'riverside',
  title: 'Well on mirtazapine; shares her name with another patient',
  summary: 'A bookkeeper of 57, well on mirtazapine 30 mg, no numbness. Nothing here is pressing, except that she must not be taken for the other Elena Marsh.',
  person: {
    family: 'Marsh', given: 'Elena', sex: 'female', age: 57, birthdayWas: 293,
    mrn: '0247', phone: '+1 202-555-0138', email: 'e.marsh@patients.example',
  },
  conditions: [{ code: DIAGNOSES.recurrentDepression, since: -3100 }],
  medicines: [
    {
      id: 'mirtazapine', display: 'Mirtazapine', form: 'tablet', indication: 'Depression',
      steps: [{ from: -800, mg: 15 }, { from: -770, mg: 30, reason: 'Partial response' }],
    },
  ],
  observations: [...bloodPressure(-26, 130, 80), ...weight(-26, 74, 27.8)],
  reports: [
    phq9(-810, '222222210', 'very'), phq9(-500, '011101000', 'not-difficult'), phq9(-26, '001101000', 'not-difficult'), gad7(-26, '0100010'),
  ],
  asked: [{ on: -26, questions: [...MEDICINE_REVIEW, 'bipolar', 'seizures', 'seizure-risks', 'eating-disorder'] }],
};
