import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, qtc, sodium } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const citalopramOlderAdult: StoryScript = {
  key: 'citalopram-older-adult',
  clinic: 'hillside',
  title: 'Older adult on citalopram 40 mg',
  summary:
    'A retired ferry master of 74 on citalopram 40 mg and omeprazole: twice the ceiling for his age, a QTc at the upper edge and a low sodium. ' +
    'His wife says he sits through the football without a word.',
  person: { family: 'Penhaligon', given: 'Alasdair', sex: 'male', age: 74, birthdayWas: 21, mrn: 'H-1811', phone: '+44 7700 900142', email: null },
  conditions: [
    { code: DIAGNOSES.recurrentDepression, since: -5200, recorded: -1600 },
    { code: DIAGNOSES.hypertension, since: -3300, recorded: -1600 },
    { code: DIAGNOSES.chronicKidneyDisease3, since: -700 },
  ],
  medicines: [
    {
      id: 'citalopram', display: 'Citalopram', form: 'tablet', indication: 'Depression', startReason: 'Third episode in his life, after his brother’s death',
      steps: [{ from: -1500, mg: 20, reason: 'Starting dose' }, { from: -420, mg: 40, reason: 'PHQ-9 12 after retirement' }],
      refills: refills('Citalopram 40 mg tablets', { first: -336, last: -2 }),
    },
    { other: 'omeprazole', display: 'Omeprazole', form: 'capsule', indication: 'Reflux', startReason: 'Heartburn at night', steps: [{ from: -1000, mg: 20 }] },
    { other: 'amlodipine', display: 'Amlodipine', form: 'tablet', indication: 'Hypertension', steps: [{ from: -2000, mg: 5 }], recorded: -1600 },
  ],
  observations: [
    ...bloodPressure(-425, 142, 82), sodium(-425, 139), ...bloodPressure(-90, 138, 80), ...bloodPressure(-11, 136, 78), egfr(-60, 54), sodium(-30, 133), qtc(-30, 462),
  ],
  reports: [
    phq9(-425, '222211110', 'somewhat'), phq9(-330, '112111000', 'somewhat'), phq9(-200, '111101000', 'somewhat'), phq9(-60, '101101000', 'not-difficult'), phq9(-11, '101101000', 'not-difficult'), gad7(-11, '1010000'),
    blunting({
      on: -200, by: 'carer', now: '112111111011', before: '000000000000', words: ['Never a cross word now, his wife writes. Never any word.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 2, relationships: 4, sexual: 'prefer not to say', welcome: 'not sure' },
    }),
    blunting({
      on: -11, by: 'interpreter', now: '223222211122', before: '000000000000', onset: { month: -380 },
      words: ['I see the boat go out. It used to pull at me.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 3, relationships: 5, sexual: 'prefer not to say', wants: ['understand the cause'] },
    }),
  ],
  events: [
    { on: -440, title: 'Retired from the ferries', kind: 'work' },
    { on: -75, title: 'Fall on the quay, nothing broken', kind: 'illness' },
  ],
  asked: [{ on: -11, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'eating-disorder', 'bipolar'] }],
};
