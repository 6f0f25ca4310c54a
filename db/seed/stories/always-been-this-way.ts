import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, entered, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const alwaysBeenThisWay: StoryScript = {
  key: 'always-been-this-way',
  clinic: 'hillside',
  title: 'Always been this way',
  summary: 'An autistic archivist for whom naming feelings was hard long before any medicine. Escitalopram changed the worry, not this.',
  person: { family: 'Rosenthal-Bay', given: 'Quill', sex: 'other', age: 27, birthdayWas: 71, mrn: 'H-2102', phone: '+44 7700 900170', email: 'quill.rb@patients.example' },
  conditions: [{ code: DIAGNOSES.autism, since: -7300, recorded: -420 }, { code: DIAGNOSES.socialAnxiety, since: -2500, recorded: -420 }],
  medicines: [{ id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Social anxiety', steps: [{ from: -400, mg: 5 }, { from: -380, mg: 10 }] }],
  observations: [...bloodPressure(-22, 114, 72)],
  reports: [
    phq9(-400, '011111000', 'somewhat'), phq9(-22, '011101000', 'not-difficult'), gad7(-400, '2222212'), gad7(-22, '1111112'), entered('tas20', -22, { 'tas20-total': 68 }),
    blunting({
      on: -22, now: '211222112112', before: '211222112112', onset: 'always been this way',
      words: ['People ask how I feel and I look it up.'],
      context: { suspected: 'no', doseLink: ['no change'], dailyLife: 3, relationships: 5, welcome: 'not sure', wants: ['understand the cause'] },
    }),
  ],
  asked: [{ on: -22, questions: [...MEDICINE_REVIEW, 'bipolar'] }, { on: -22, questions: ['company'], present: ['derived:numbMainlyWithPeople', 'derived:numbAlsoAlone'] }],
};
