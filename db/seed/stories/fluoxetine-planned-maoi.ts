import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, liverTests, sodium, tsh } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const fluoxetinePlannedMaoi: StoryScript = {
  key: 'fluoxetine-planned-maoi',
  clinic: 'hillside',
  title: 'Fluoxetine with a planned MAOI',
  summary:
    'A retired cartographer in her fourth episode: sertraline and venlafaxine, each at a good dose for months, did not help, and fluoxetine ' +
    '60 mg has only dulled her. A hospital clinic has planned phenelzine to start in ten days. She is still taking the fluoxetine, which ' +
    'needs five weeks to leave.',
  person: {
    family: 'Thorvald', given: 'Agnes', sex: 'female', age: 58, birthdayWas: 45,
    mrn: 'H-2087', phone: '+44 7700 900118', email: null,
  },
  conditions: [
    { code: DIAGNOSES.recurrentDepression, status: 'recurrence', since: -960 },
    { code: DIAGNOSES.hypothyroidism, since: -3000, recorded: -960 },
  ],
  medicines: [
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', startReason: 'Fourth episode',
      steps: [{ from: -940, mg: 50 }, { from: -910, mg: 100 }, { from: -870, mg: 150, reason: 'No change at six weeks' }],
      stopped: -770, stopReason: { kind: 'no-benefit', text: 'PHQ-9 19 after 14 weeks on 150 mg' },
    },
    {
      id: 'venlafaxine-xr', display: 'Venlafaxine XL', form: 'modified-release capsule', indication: 'Depression', startReason: 'Second step after sertraline',
      steps: [{ from: -763, mg: 75 }, { from: -735, mg: 150 }, { from: -690, mg: 225, reason: 'Some energy, no lift in mood' }],
      stopped: -575, stopReason: { kind: 'no-benefit', text: 'PHQ-9 18 after 16 weeks on 225 mg' },
    },
    {
      id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', indication: 'Depression', startReason: 'Third medicine of this episode',
      steps: [
        { from: -560, mg: 20 },
        { from: -520, mg: 40, reason: 'PHQ-9 17' },
        { from: -470, mg: 60, reason: 'PHQ-9 16, tolerated' },
      ],
      refills: refills('Fluoxetine 60 mg capsules', { first: -470, last: -14, days: 28 }),
    },
    {
      id: 'phenelzine', display: 'Phenelzine', form: 'tablet', indication: 'Depression', status: 'planned',
      startReason: 'Advised by the hospital affective disorders clinic',
      steps: [{ from: 10, mg: 45, times: 3, reason: 'Planned start' }], recorded: -6,
    },
    { other: 'levothyroxine', display: 'Levothyroxine', form: 'tablet', steps: [{ from: -3000, mg: 0.1 }], indication: 'Hypothyroidism', recorded: -960 },
  ],
  observations: [
    ...bloodPressure(-40, 136, 84), ...bloodPressure(-6, 134, 82), egfr(-40, 78), sodium(-40, 138), tsh(-40, 2.8), ...liverTests(-40, 22, 25),
  ],
  reports: [
    phq9(-940, '333332220', 'very'), phq9(-770, '333322210', 'very'), phq9(-575, '332332110', 'very'),
    phq9(-470, '323222110', 'very'), phq9(-120, '333222110', 'very'), phq9(-6, '333232110', 'very'),
    gad7(-6, '2221101'),
    blunting({
      on: -6, now: '333233324233', before: '131111211112', onset: { month: -430 },
      words: ['Before, I was sad. Now I am a map with nothing printed on it.'],
      context: {
        around: ['dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 8, relationships: 7, sexual: 'prefer not to say',
        loveCare: 'most of the time', wants: ['change medicine'], mattersMost: 'Even sadness would do.',
      },
    }),
  ],
  events: [
    { on: -1010, title: 'Retired early', kind: 'work' },
    { on: -6, title: 'Letter from the hospital: start phenelzine', kind: 'other' },
  ],
  asked: [
    { on: -6, questions: ['bipolar', 'adherence'] },
    { on: -6, questions: ['episodes'], answer: 'present', detail: 4 },
    { on: -6, questions: ['admission'], answer: 'present' },
  ],
};
