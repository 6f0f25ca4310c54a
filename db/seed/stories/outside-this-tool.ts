import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

export const outsideThisTool: StoryScript = {
  key: 'outside-this-tool',
  clinic: 'riverside',
  title: 'Seventeen: outside this tool',
  summary: 'Referred two months before the eighteenth birthday. The options here are for adults and say so.',
  person: { family: 'Tamsin-Grey', given: 'Robin', sex: 'other', age: 17, birthdayWas: 300, mrn: '0475', phone: '+1 202-555-0181', email: null },
  conditions: [{ code: DIAGNOSES.moderateDepression, since: -200 }],
  medicines: [{ id: 'fluoxetine', display: 'Fluoxetine', form: 'capsule', indication: 'Depression', steps: [{ from: -190, mg: 10 }, { from: -160, mg: 20 }] }],
  observations: [...bloodPressure(-10, 106, 66)],
  reports: [phq9(-190, '222222110', 'very'), phq9(-10, '111111100', 'somewhat'), gad7(-10, '1111111')],
};
