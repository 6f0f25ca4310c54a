import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, phq9, withdrawalCheck } from '../story/reports';
import type { StoryScript } from '../story/script';

export const abruptStop: StoryScript = {
  key: 'abrupt-stop',
  clinic: 'hillside',
  title: 'Stopped on her own last week',
  summary: 'A florist who had enough of feeling nothing and stopped venlafaxine 150 mg from one day to the next, six days ago. Zaps, no sleep, floods of tears: withdrawal is not recovery.',
  person: { family: 'Featherstone-Diaz', given: 'Calla', sex: 'female', age: 40, birthdayWas: 166, mrn: 'H-2074', phone: '+44 7700 900127', email: 'calla.fd@patients.example' },
  conditions: [{ code: DIAGNOSES.recurrentDepression, since: -2000 }],
  medicines: [
    {
      id: 'venlafaxine-xr', display: 'Venlafaxine XL', form: 'modified-release capsule', indication: 'Depression',
      steps: [{ from: -700, mg: 75 }, { from: -520, mg: 150 }],
      stopped: -7, stopReason: { kind: 'blunting', text: 'Stopped by herself: “enough of being a plant”' },
    },
  ],
  observations: [...bloodPressure(-1, 124, 78)],
  reports: [
    phq9(-520, '122221100', 'somewhat'), phq9(-90, '001101000', 'not-difficult'), phq9(-1, '113211100', 'somewhat'), withdrawalCheck(-1, '2323322'),
    blunting({
      on: -90, now: '322222322112', before: '000000000000', onset: { month: -480 }, words: ['I arrange funerals all week and feel like the vase.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['worse when higher'], dailyLife: 4, relationships: 5, sexual: 'yes', wants: ['stop medicine'] },
    }),
    blunting({
      on: -1, now: '011000100110', before: '.00...0..00.', onset: { month: -480 }, words: ['I cried because the kettle was empty.'],
      context: { around: ['dose went up'], suspected: 'yes', doseLink: ['eased when lower or stopped'], dailyLife: 7, relationships: 5, wants: ['stop medicine', 'not sure'] },
    }),
  ],
  asked: [{ on: -1, questions: ['adherence', 'bipolar'] }],
};
