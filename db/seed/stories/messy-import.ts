import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { blunting, entered } from '../story/reports';
import type { StoryScript } from '../story/script';

export const messyImport: StoryScript = {
  key: 'messy-import',
  clinic: 'riverside',
  title: 'Messy import with a full trust inbox',
  summary:
    'Transferred from three practices in one bundle: a PHQ-9 of 300, a tablet strength nobody ever sold, a drug taken before it existed, an allergy ' +
    'in free text. What could be read is on the chart; the rest waits for a person.',
  person: {
    family: 'Vance-Okoro', given: 'Theodora', sex: 'female', age: 48, birthdayWas: 61,
    mrn: '0472', phone: '+1 202-555-0199', email: null,
  },
  conditions: [
    { code: DIAGNOSES.majorDepression, since: -1300, recorded: -3 },
    { code: null, text: 'nerves, since divorce', recorded: -3 },
  ],
  allergies: [{ ingredient: null, text: 'codine?', type: null, reaction: null, recorded: -3 }],
  medicines: [
    { id: 'duloxetine', display: 'Duloxetine', form: 'delayed-release capsule', indication: 'Depression', steps: [{ from: -410, mg: 30 }, { from: -380, mg: 60 }], recorded: -3 },
    { other: 'metformin', display: 'Metformin', form: 'tablet', indication: 'Diabetes', steps: [{ from: -800, mg: 1000, times: 2 }], recorded: -3 },
  ],
  observations: [...bloodPressure(-55, 128, 82)],
  reports: [
    entered('phq9', -390, { total: 14 }), entered('phq9', -55, { total: 8 }),
    blunting({
      on: -2, now: '2-222122-112', before: '00?00?00.?00', onset: 'not sure',
      words: ['Three doctors wrote three different things. I just feel less.'],
      context: { suspected: 'maybe', doseLink: ['not sure'], dailyLife: 5, relationships: 4, wants: ['understand the cause'] },
    }),
  ],
  waiting: [
    { kind: 'report', text: 'PHQ-9 total 300', why: 'A PHQ-9 total lies between 0 and 27.', resource: 'Observation/tv-phq-3', received: -3 },
    { kind: 'report', text: 'PHQ-9 total "12"', why: 'The total was sent as text, not as a number.', resource: 'Observation/tv-phq-4', received: -3 },
    { kind: 'medication', text: 'Duloxetine 45 mg capsule', why: 'Duloxetine is not sold as 45 mg.', resource: 'MedicationRequest/tv-med-7', received: -3 },
    { kind: 'medication', text: 'Vortioxetine 10 mg, dated twenty years back', why: 'The day lies before vortioxetine was first sold.', resource: 'MedicationStatement/tv-med-9', received: -3 },
    { kind: 'medication', text: 'Lorazepam 1, when needed', why: 'The dose has no unit.', resource: 'MedicationRequest/tv-med-11', received: -3 },
    { kind: 'allergy', text: 'codine?', why: 'Free text that names no known ingredient.', resource: 'AllergyIntolerance/tv-all-1', received: -3 },
    { kind: 'condition', text: 'fit as a child?', why: 'Free text with a question mark; it may mean a seizure.', resource: 'Condition/tv-con-5', received: -3 },
    { kind: 'observation', text: 'Blood pressure 12/8', why: 'Outside what is possible in mmHg; it may be in another unit.', resource: 'Observation/tv-bp-2', received: -3 },
  ],
};
