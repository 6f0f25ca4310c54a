import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, weight } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const eatingDisorderPast: StoryScript = {
  key: 'eating-disorder-past',
  clinic: 'riverside',
  title: 'SSRI with an eating disorder in the past',
  summary:
    'A law student, well on fluoxetine, went flat seven weeks after the step from 20 to 40 mg and asks for bupropion because it helped her ' +
    'cousin. Bulimia in her late teens has been in remission for nine years and stands on the problem list: it still rules bupropion out.',
  person: {
    family: 'Castellane', given: 'Imani', sex: 'female', age: 29, birthdayWas: 140,
    mrn: '0398', phone: '+1 202-555-0178', email: 'imani.castellane@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.singleDepression, since: -410 },
    { code: DIAGNOSES.bulimiaInRemission, text: 'Bulimia nervosa, in remission', status: 'remission', since: -4400, until: -3300, recorded: -410 },
  ],
  medicines: [
    {
      id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', indication: 'Depression',
      startReason: 'First depressive episode in the bar year, PHQ-9 15',
      steps: [
        { from: -402, mg: 20, reason: 'Starting dose' },
        { from: -160, mg: 40, reason: 'PHQ-9 stuck at 6 before finals' },
      ],
      refills: [
        ...refills('Fluoxetine 20 mg capsules', { first: -402, last: -192 }),
        ...refills('Fluoxetine 40 mg capsules', { first: -160, last: -10 }),
      ],
    },
  ],
  observations: [...bloodPressure(-8, 112, 70), ...weight(-410, 61, 21.6), ...weight(-8, 62.4, 22.1)],
  reports: [
    phq9(-410, '222222210', 'very'), phq9(-300, '112211100', 'somewhat'), phq9(-200, '111111000', 'somewhat'),
    phq9(-95, '011101000', 'not-difficult'), phq9(-8, '101100000', 'somewhat'),
    gad7(-410, '2212110'), gad7(-8, '1110010'),
    blunting({
      on: -95, now: '121111111011', before: '000000000.00', onset: { day: -111 }, words: ['Exams did not scare me. Passing did not please me.'],
      context: { around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 3, relationships: 3, sexual: 'yes', welcome: 'mixed' },
    }),
    blunting({
      on: -8, now: '232122122112', before: '000000000000', onset: { day: -111 },
      words: ['At graduation everyone around me was crying. I checked my watch.', 'My cousin swears by bupropion. Could I have that?'],
      context: {
        around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 6, sexual: 'yes',
        loveCare: 'sometimes', wants: ['change medicine'], mattersMost: 'Being moved by music again.',
      },
    }),
  ],
  events: [
    { on: -410, title: 'Depression diagnosed', kind: 'illness' },
    { on: -60, title: 'Graduated', kind: 'work' },
  ],
  asked: [
    { on: -8, questions: [...MEDICINE_REVIEW, 'seizures', 'seizure-risks', 'sudden-stop', 'bipolar', 'pregnancy'] },
  ],
};
