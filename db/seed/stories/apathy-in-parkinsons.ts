import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, tsh } from '../story/measures';
import { blunting, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const apathyInParkinsons: StoryScript = {
  key: 'apathy-in-parkinsons',
  clinic: 'hillside',
  title: 'Apathy in Parkinson disease',
  summary:
    'A clockmaker of 69 with Parkinson disease on levodopa. Initiative left him two years before sertraline; his face shows little. He says he is content, ' +
    'his husband says the shop has gone quiet.',
  person: { family: 'Brathwaite-Moor', given: 'Clement', sex: 'male', age: 69, birthdayWas: 60, mrn: 'H-2052', phone: '+44 7700 900174', email: 'clement.bm@patients.example' },
  conditions: [
    { code: DIAGNOSES.parkinsons, since: -1500, recorded: -420 },
    { code: DIAGNOSES.singleDepression, since: -420 },
  ],
  medicines: [
    { other: 'levodopa', display: 'Levodopa with carbidopa', form: 'tablet', indication: 'Parkinson disease', steps: [{ from: -1400, mg: 300, times: 3 }], recorded: -420 },
    { id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', steps: [{ from: -410, mg: 50 }] },
  ],
  observations: [...bloodPressure(-11, 122, 70), tsh(-90, 2.4)],
  reports: [
    phq9(-415, '222112110', 'very'), phq9(-70, '211101000', 'somewhat'), phq9(-11, '201101000', 'somewhat'),
    blunting({
      on: -11, now: '132011112331', before: '132011112331', onset: { season: -1130 }, words: ['I can. I just do not start.'],
      context: { suspected: 'no', doseLink: ['no change'], dailyLife: 5, relationships: 4, welcome: 'not sure', wants: ['wait and watch'] },
    }),
  ],
  asked: [
    { on: -11, questions: [...MEDICINE_REVIEW, 'bipolar', 'seizures', 'seizure-risks'] },
    { on: -11, questions: ['expression'], answer: 'present' },
  ],
};
