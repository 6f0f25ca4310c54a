import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { activationCheck, blunting, gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const under25SelfHarm: StoryScript = {
  key: 'under-25-self-harm',
  clinic: 'riverside',
  title: 'Under 25 with a self-harm answer',
  summary:
    'A 21-year-old student, nine weeks into sertraline and three weeks after the step to 50 mg. The numbness frightens her, and in the report ' +
    'she filled in at home she says she has thought of hurting herself so as to feel something. Depression is not yet treated; the mood ' +
    'score alone would not have said it.',
  person: {
    family: 'Abernathy-Sol', given: 'Juno', sex: 'female', age: 21, birthdayWas: 65,
    mrn: '0466', phone: '+1 202-555-0187', email: 'juno.as@patients.example',
  },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -66 }],
  medicines: [
    {
      id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', startReason: 'First episode in the second college year',
      steps: [
        { from: -63, mg: 25, reason: 'Careful start' },
        { from: -21, mg: 50, reason: 'Sleeping better, mood the same' },
      ],
    },
  ],
  observations: [...bloodPressure(-66, 108, 68), ...bloodPressure(-21, 110, 70)],
  reports: [
    phq9(-66, '222222221', 'very'), phq9(-21, '222221211', 'very'), phq9(-3, '222221111', 'very'),
    gad7(-66, '2222222'), gad7(-3, '2222211'), activationCheck(-3, '000000'),
    blunting({
      on: -3, now: '332123223232', before: '111010110110', onset: { day: -40 },
      words: ['I scratched the paint off the wall just to be doing something.', 'I want to feel anything. Even if it hurts.'],
      context: {
        around: ['started a medicine', 'mood got worse'], suspected: 'maybe', doseLink: ['worse when higher'], dailyLife: 8, relationships: 7,
        substances: 'no', selfHarm: 'yes, a thought', unreal: 'sometimes', fear: 'a little', loveCare: 'sometimes',
        wants: ['understand the cause', 'not sure'],
      },
    }),
  ],
  events: [
    { on: -110, title: 'Changed college, new city', kind: 'stress' },
    { on: -66, title: 'Depression diagnosed', kind: 'illness' },
  ],
  asked: [{ on: -21, questions: ['pregnancy', 'adherence'] }],
};
