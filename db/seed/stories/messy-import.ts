import { blunting } from '../story/reports';
import type { StoryScript } from '../story/script';
import { messyRecords } from './messy-import-records';

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
  records: messyRecords,
  reports: [
    blunting({
      on: -2, now: '2-222122-112', before: '00?00?00.?00', onset: 'not sure',
      words: ['Three doctors wrote three different things. I just feel less.'],
      context: { suspected: 'maybe', doseLink: ['not sure'], dailyLife: 5, relationships: 4, wants: ['understand the cause'] },
    }),
  ],
};
