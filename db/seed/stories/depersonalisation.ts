import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, gad7, pcptsd5, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const depersonalisation: StoryScript = {
  key: 'depersonalisation',
  clinic: 'hillside',
  title: 'Depersonalisation',
  summary:
    'A sound engineer whose world went flat and far away after a panic attack on cannabis, four weeks before the first escitalopram tablet. ' +
    'Unreal most of the time; the medicine helped the panic and left the glass.',
  person: {
    family: 'Strandberg-Rao', given: 'Linnea', sex: 'female', age: 24, birthdayWas: 100,
    mrn: 'H-2098', phone: '+44 7700 900156', email: 'linnea.sr@patients.example',
  },
  conditions: [
    { code: DIAGNOSES.depersonalisation, since: -60 },
    { code: DIAGNOSES.panicDisorder, since: -110 },
  ],
  medicines: [
    {
      id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Panic', startReason: 'Panic three times a week, GAD-7 16',
      steps: [{ from: -105, mg: 5, reason: 'Starting low' }, { from: -91, mg: 10, reason: 'Tolerated, panic rarer' }],
    },
  ],
  observations: [...bloodPressure(-8, 112, 70)],
  reports: [
    phq9(-108, '112211100', 'somewhat'), phq9(-58, '111211100', 'somewhat'), phq9(-8, '111111100', 'somewhat'), gad7(-108, '3222223'), gad7(-58, '2222222'), gad7(-8, '2222212'), pcptsd5(-8, 'no event'),
    blunting({
      on: -58, now: '222122224412', before: '222122224412', onset: { day: -133 }, words: ['There is glass between me and the room.'],
      context: { around: ['cannabis or other drugs'], suspected: 'no', doseLink: ['no change'], dailyLife: 7, relationships: 5, unreal: 'most of the time', wants: ['understand the cause'] },
    }),
    blunting({
      on: -8, now: '222122224413', before: '222122224413', onset: { day: -133 },
      words: ['It is like a good recording of my life.', 'My hands mix the track. I watch them do it.'],
      context: {
        around: ['cannabis or other drugs'], suspected: 'no', doseLink: ['no change'], dailyLife: 7, relationships: 5, unreal: 'most of the time',
        fear: 'a little', wants: ['understand the cause', 'talking therapy'], mattersMost: 'Being in the room.',
      },
    }),
  ],
  events: [
    { on: -133, title: 'Panic attack after cannabis at a festival', kind: 'stress' },
    { on: -112, title: 'Emergency department: heart and scan normal', kind: 'illness' },
    { on: -70, title: 'No cannabis since', kind: 'other' },
  ],
  asked: [{ on: -8, questions: [...MEDICINE_REVIEW, 'bipolar', 'seizures', 'seizure-risks'] }],
};
