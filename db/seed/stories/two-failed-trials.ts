import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, tsh } from '../story/measures';
import { refills } from '../story/refills';
import { blunting, gad7, pcptsd5, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const twoFailedTrials: StoryScript = {
  key: 'two-failed-trials',
  clinic: 'riverside',
  title: 'Two failed adequate trials, asking about ketamine',
  summary:
    'A stage manager in an episode that has outlasted sertraline 200 mg and escitalopram 20 mg. She has read that ketamine brings feeling back. ' +
    'Treatment-resistant depression is on record; what would make it unsafe has not been asked.',
  person: {
    family: 'Blackwood-Lin', given: 'Saoirse', sex: 'female', age: 43, birthdayWas: 9,
    mrn: '0289', phone: '+1 202-555-0121', email: 'saoirse.bl@patients.example',
  },
  conditions: [{ code: DIAGNOSES.severeDepression, since: -560 }],
  medicines: [
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', startReason: 'First medicine of this episode',
      steps: [
        { from: -540, mg: 50, reason: 'Starting dose' }, { from: -520, mg: 100, reason: 'Planned step' }, { from: -490, mg: 150, reason: 'No change' },
        { from: -460, mg: 200, reason: 'PHQ-9 20 on 150 mg' },
      ],
      stopped: -345, stopReason: { kind: 'no-benefit', text: 'PHQ-9 20 after 16 weeks on 200 mg' },
    },
    {
      id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Depression', startReason: 'Second medicine of this episode',
      steps: [{ from: -344, mg: 10, reason: 'Started the day after' }, { from: -310, mg: 20, reason: 'No change on 10 mg' }],
      stopped: -190, stopReason: { kind: 'no-benefit', text: 'PHQ-9 18 after 17 weeks on 20 mg' },
    },
    {
      id: 'duloxetine', display: 'Duloxetine', form: 'delayed-release capsule', indication: 'Depression', startReason: 'Third medicine of this episode',
      steps: [{ from: -189, mg: 30, reason: 'Starting dose' }, { from: -175, mg: 60, reason: 'Tolerated' }],
      refills: refills('Duloxetine 60 mg capsules', { first: -175, last: -2 }),
    },
  ],
  observations: [...bloodPressure(-100, 120, 76), ...bloodPressure(-9, 122, 78), egfr(-100, 96), tsh(-100, 1.7)],
  reports: [
    phq9(-545, '333332220', 'very'), phq9(-460, '333322220', 'very'), phq9(-345, '333322220', 'very'), phq9(-190, '323322210', 'very'), phq9(-90, '333222210', 'very'),
    phq9(-9, '333223210', 'extremely'), gad7(-9, '2112110'), pcptsd5(-9, 'no event'),
    blunting({
      on: -190, now: '133122223222', before: '122112222122', words: ['People ask which pill it was. It was there before the pills.'],
      context: { around: ['mood got worse'], suspected: 'no', doseLink: ['no change'], dailyLife: 7, relationships: 6, loveCare: 'sometimes', wants: ['change medicine'] },
    }),
    blunting({
      on: -9, now: '133122323223', before: '122112222122', onset: { month: -560 },
      words: ['Cue lights, cue sound, cue me. I only do the cues.', 'I read that ketamine turns it back on.'],
      context: {
        around: ['mood got worse'], suspected: 'no', doseLink: ['no change'], dailyLife: 8, relationships: 7, loveCare: 'most of the time',
        wants: ['change medicine', 'add something'], mattersMost: 'Stage fright.',
      },
    }),
  ],
  events: [
    { on: -590, title: 'Tour cancelled, company dissolved', kind: 'work' },
    { on: -230, title: 'Ten weeks of talking therapy ended', kind: 'other' },
  ],
  asked: [
    { on: -9, questions: [...MEDICINE_REVIEW, 'bipolar'] },
    { on: -9, questions: ['could-be-pregnant'], answer: 'present' },
    { on: -9, questions: ['episodes'], answer: 'present', detail: 2 },
  ],
};
