import type { StoryScript } from '../story/script';

export const almostNothingKnown: StoryScript = {
  key: 'almost-nothing-known',
  clinic: 'hillside',
  title: 'A chart with almost nothing known',
  summary:
    'Seen for the first time next week. The practice’s letter has one line: "On citalopram for years, says he feels nothing, please advise." ' +
    'No dose, no dates, no problem list, no allergies, no scores.',
  person: { family: 'Ashgrove', given: 'Wendell', sex: 'male', age: 52, birthdayWas: 310, mrn: 'H-2119', phone: null, email: null },
  neverReceived: ['conditions', 'allergies'],
  medicines: [
    { id: 'citalopram', display: 'Citalopram', form: 'tablet', steps: [], recorded: -2, indication: 'Not stated' },
  ],
};
