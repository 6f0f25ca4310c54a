import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const bupropionAdded: StoryScript = {
  key: 'bupropion-added',
  clinic: 'riverside',
  title: 'Bupropion added, ten weeks in',
  summary: 'A locksmith on escitalopram 20 mg with bupropion XL added for blunting and lost desire. The report has come down from 25 to 14; pressure and sleep are being watched.',
  person: { family: 'Bellweather', given: 'Ignatius', sex: 'male', age: 51, birthdayWas: 114, mrn: '0311', phone: '+1 202-555-0141', email: 'iggy.b@patients.example' },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -900 }, { code: DIAGNOSES.sexualDysfunction, since: -400 }],
  medicines: [
    { id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Depression', steps: [{ from: -890, mg: 10 }, { from: -600, mg: 20 }] },
    {
      id: 'bupropion-xl', display: 'Bupropion XL', form: '24-hour extended-release tablet', indication: 'Blunting, sexual side effects', startReason: 'Added after shared decision',
      steps: [{ from: -74, mg: 150 }, { from: -46, mg: 300, reason: 'Tolerated, no anxiety' }],
    },
  ],
  observations: [...bloodPressure(-80, 126, 80), ...bloodPressure(-40, 130, 84), ...bloodPressure(-8, 132, 84)],
  reports: [
    phq9(-890, '222222210', 'very'), phq9(-200, '001101000', 'not-difficult'), phq9(-80, '101100000', 'not-difficult'), phq9(-8, '002100000', 'not-difficult'),
    gad7(-80, '1010010'), gad7(-8, '1110110'),
    blunting({
      on: -80, now: '332222222113', before: '000000010000', onset: { month: -560 }, words: ['I could open any lock in this town and not one drawer in me.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 5, relationships: 7, sexual: 'yes', wants: ['add something'] },
    }),
    blunting({
      on: -8, now: '211111211112', before: '000000010000', onset: { month: -560 }, words: ['Annoyed with the dog yesterday. It felt marvellous.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 3, relationships: 4, sexual: 'no', wants: ['stay as I am'] },
    }),
  ],
  asked: [{ on: -80, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'sudden-stop', 'bipolar'] }],
};
