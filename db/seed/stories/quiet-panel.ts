import { DIAGNOSES } from '../story/diagnoses';
import { bloodPressure } from '../story/measures';
import { gad7, phq9 } from '../story/reports';
import type { StoryScript } from '../story/script';

/** People who are well: most openings of a chart must interrupt nobody. */
export const wellOnVortioxetine: StoryScript = {
  key: 'well-on-vortioxetine',
  clinic: 'riverside',
  title: 'Well on vortioxetine',
  summary: 'A ferry pilot, a year after changing from escitalopram for blunting; feeling and mood both good.',
  person: { family: 'Nakamura-Cole', given: 'Silas', sex: 'male', age: 47, birthdayWas: 55, mrn: '0356', phone: '+1 202-555-0172', email: 'silas.nc@patients.example' },
  conditions: [{ code: DIAGNOSES.singleDepression, since: -1000 }],
  medicines: [
    { id: 'escitalopram', display: 'Escitalopram', form: 'tablet', indication: 'Depression', steps: [{ from: -990, mg: 10 }, { from: -900, mg: 20 }, { from: -400, mg: 10 }], stopped: -380, stopReason: { kind: 'blunting', text: 'Flat for a year; changed to vortioxetine' } },
    { id: 'vortioxetine', display: 'Vortioxetine', form: 'tablet', indication: 'Depression', steps: [{ from: -400, mg: 5 }, { from: -385, mg: 10 }] },
  ],
  observations: [...bloodPressure(-25, 118, 76)],
  reports: [phq9(-420, '101101000', 'somewhat'), phq9(-200, '001101000', 'not-difficult'), phq9(-25, '000100000', 'not-difficult'), gad7(-25, '0100000')],
};

export const wellOnSertraline: StoryScript = {
  key: 'well-on-sertraline',
  clinic: 'hillside',
  title: 'Well on sertraline',
  summary: 'A lighthouse guide, well on 50 mg for two years, here for a yearly review.',
  person: { family: 'Trevanion', given: 'Jory', sex: 'male', age: 62, birthdayWas: 140, mrn: 'H-1876', phone: '+44 7700 900148', email: null },
  conditions: [{ code: DIAGNOSES.depressionFullRemission, status: 'remission', since: -300 }],
  medicines: [{ id: 'sertraline', display: 'Sertraline', form: 'tablet', indication: 'Depression', steps: [{ from: -760, mg: 50 }] }],
  observations: [...bloodPressure(-20, 130, 80)],
  reports: [phq9(-760, '222222110', 'very'), phq9(-380, '000101000', 'not-difficult'), phq9(-20, '000100000', 'not-difficult'), gad7(-20, '0100000')],
};

export const newReferral: StoryScript = {
  key: 'new-referral',
  clinic: 'hillside',
  title: 'New on an SSRI',
  summary: 'A joiner in the third week of citalopram; too early to say anything about feeling.',
  person: { family: 'Oakeshott', given: 'Bram', sex: 'male', age: 28, birthdayWas: 90, mrn: 'H-2124', phone: '+44 7700 900191', email: 'bram.o@patients.example' },
  conditions: [{ code: DIAGNOSES.moderateDepression, since: -25 }],
  medicines: [{ id: 'citalopram', display: 'Citalopram', form: 'tablet', indication: 'Depression', steps: [{ from: -20, mg: 10 }, { from: -10, mg: 20 }] }],
  observations: [...bloodPressure(-20, 120, 74)],
  reports: [phq9(-25, '222222110', 'very'), phq9(-3, '222211100', 'somewhat'), gad7(-25, '2221110')],
};
