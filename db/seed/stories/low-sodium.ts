import { MEDICINE_REVIEW } from '../story/asked';
import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure, egfr, sodium } from '../story/measures';
import { blunting, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const lowSodium: StoryScript = {
  key: 'low-sodium',
  clinic: 'hillside',
  title: 'Flat, unsteady, and a sodium of 127',
  summary:
    'A retired seamstress, ten weeks on escitalopram beside a water tablet. Her daughter reports that she has gone blank and unsteady. Before anybody ' +
    'calls it blunting, the sodium needs an answer today.',
  person: { family: 'Quayle', given: 'Mona', sex: 'female', age: 78, birthdayWas: 149, mrn: 'H-2115', phone: '+44 7700 900152', email: null },
  conditions: [
    { code: DIAGNOSES.singleDepression, since: -80 },
    { code: DIAGNOSES.hypertension, since: -4000, recorded: -80 },
    { code: DIAGNOSES.hyponatraemia, since: -2 },
  ],
  medicines: [
    { id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Depression', steps: [{ from: -72, mg: 5 }, { from: -58, mg: 10, reason: 'PHQ-9 14' }] },
    { other: 'bendroflumethiazide', display: 'Bendroflumethiazide', form: 'tablet', indication: 'Hypertension', steps: [{ from: -3800, mg: 2.5 }], recorded: -80 },
  ],
  observations: [...bloodPressure(-40, 138, 76), ...bloodPressure(-2, 128, 70), egfr(-2, 63), sodium(-80, 138), sodium(-2, 127)],
  reports: [
    phq9(-80, '222222110', 'very'), phq9(-40, '112211100', 'somewhat'), phq9(-2, '113312100', 'very'),
    blunting({
      on: -2, by: 'carer', now: '222122223333', before: '111100100111', onset: { day: -30 }, words: ['Mum is there and not there. She stirs the tea for ten minutes.'],
      context: { around: ['started a medicine', 'dose went up'], suspected: 'maybe', doseLink: ['not sure'], dailyLife: 7, relationships: 6, unreal: 'sometimes', wants: ['understand the cause'] },
    }),
  ],
  asked: [{ on: -2, questions: [...MEDICINE_REVIEW, 'bipolar'] }],
};
