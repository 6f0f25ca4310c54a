import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import type { When } from '../model/rule-grammar';
import { aPatient } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';
import { reader } from '../testing/read';

const { verdict } = reader(loadKnowledge());
const kind = (patient: PatientBuilder, when: When, reading: 'ordinary' | 'strict' = 'ordinary') => verdict(patient, when, reading).kind;

const seizure: When = { fact: 'condition', set: 'seizure-disorder', status: 'any' };
const ptsd: When = { fact: 'condition', set: 'ptsd', status: 'active' };
const listed = aPatient().withLists();

describe('a condition', () => {
  test('a received list without the code reads as absent, unless a contraindication asks', () => {
    expect(kind(listed, seizure)).toBe('does-not-apply');
    expect(verdict(listed, seizure, 'strict')).toEqual({ kind: 'cannot-tell', missing: ['condition:seizure-disorder'] });
    expect(kind(aPatient(), seizure)).toBe('cannot-tell');
  });

  test('a confirmed absence clears it, and a record wins over it', () => {
    expect(verdict(listed.confirmedAbsent('condition:seizure-disorder'), seizure, 'strict')).toEqual({ kind: 'does-not-apply', basis: ['confirmation:condition:seizure-disorder'] });
    expect(kind(listed.confirmedAbsent('condition:seizure-disorder').diagnosed('G40.909', { clinicalStatus: 'resolved' }), seizure, 'strict')).toBe('applies');
    expect(kind(listed.askedInVain('condition:seizure-disorder'), seizure, 'strict')).toBe('cannot-tell');
  });

  test('an absence is relied on for as long as the content allows and not a day longer', () => {
    expect(kind(listed.confirmedAbsent('condition:seizure-disorder', -365), seizure, 'strict')).toBe('does-not-apply');
    expect(kind(listed.confirmedAbsent('condition:seizure-disorder', -366), seizure, 'strict')).toBe('cannot-tell');
  });

  test('the newer of two answers counts, and on one day the safer', () => {
    expect(kind(listed.confirmedPresent('condition:seizure-disorder', null, -9).confirmedAbsent('condition:seizure-disorder', -2), seizure, 'strict')).toBe('does-not-apply');
    expect(kind(listed.confirmedAbsent('condition:seizure-disorder').confirmedPresent('condition:seizure-disorder'), seizure, 'strict')).toBe('applies');
  });

  test('codes match by prefix, without dots, by SNOMED CT, and not when excluded', () => {
    expect(kind(listed.diagnosed('G40.A11'), seizure)).toBe('applies');
    expect(kind(listed.diagnosed('g40909'), seizure)).toBe('applies');
    expect(kind(listed.diagnosed('84757009'), seizure)).toBe('applies');
    expect(kind(listed.diagnosed('G43'), seizure)).toBe('does-not-apply');
    const mdd: When = { fact: 'condition', set: 'mdd', status: 'any' };
    expect(kind(listed.diagnosed('F32.81'), mdd)).toBe('does-not-apply');
    expect(kind(listed.diagnosed('F32.1'), mdd)).toBe('applies');
  });

  test('a remission code is history whatever its status; a history code too', () => {
    const active: When = { fact: 'condition', set: 'mdd', status: 'active' };
    expect(kind(listed.diagnosed('F33.42'), active)).toBe('does-not-apply');
    expect(kind(listed.diagnosed('F33.42'), { ...active, status: 'history' })).toBe('applies');
    expect(kind(listed.diagnosed('Z91.51'), { fact: 'condition', set: 'suicidality', status: 'active' })).toBe('does-not-apply');
    expect(kind(listed.diagnosed('Z91.51'), { fact: 'condition', set: 'suicidality', status: 'any' })).toBe('applies');
  });

  test('without a status it was there, and whether it still is cannot be told', () => {
    const undecided = listed.diagnosed('F43.10', { clinicalStatus: null });
    expect(kind(undecided, ptsd)).toBe('cannot-tell');
    expect(kind(undecided, { ...ptsd, status: 'any' })).toBe('applies');
    expect(kind(undecided.confirmedAbsent('condition:ptsd'), ptsd)).toBe('does-not-apply');
  });

  test('what began later is not seen, what ended later was still there', () => {
    expect(kind(listed.diagnosed('F43.10', { since: 0 }), ptsd)).toBe('applies');
    expect(kind(listed.diagnosed('F43.10', { since: 1 }), ptsd)).toBe('does-not-apply');
    expect(kind(listed.diagnosed('F43.10', { clinicalStatus: 'resolved', since: -90, until: 1 }), ptsd)).toBe('applies');
    expect(kind(listed.diagnosed('F43.10', { clinicalStatus: 'resolved', since: -90, until: 0 }), ptsd)).toBe('does-not-apply');
  });

  test('withinDays counts from onset or recorded day, to the day', () => {
    const recent: When = { fact: 'condition', set: 'myocardial-infarction', status: 'any', withinDays: 42 };
    expect(kind(listed.diagnosed('I21.9', { since: -42 }), recent)).toBe('applies');
    expect(kind(listed.diagnosed('I21.9', { since: -43 }), recent)).toBe('does-not-apply');
    expect(kind(listed.diagnosed('I21.9', { recorded: -42 }), recent)).toBe('applies');
    expect(kind(listed.diagnosed('I21.9'), recent)).toBe('cannot-tell');
  });
});

describe('a medicine', () => {
  const maoi: When = { fact: 'medication', class: 'maoi-irreversible', status: 'active' };
  const stopped: When = { fact: 'medication', class: 'maoi-irreversible', status: 'stopped', stoppedWithinDays: 14 };

  test('strict reading needs an answer, a record wins', () => {
    expect(kind(listed, maoi)).toBe('does-not-apply');
    expect(kind(listed, maoi, 'strict')).toBe('cannot-tell');
    expect(kind(listed.confirmedAbsent('medication:maoi-irreversible'), maoi, 'strict')).toBe('does-not-apply');
    expect(kind(listed.confirmedAbsent('medication:maoi-irreversible').taking('phenelzine', [[-10, 45]]), maoi, 'strict')).toBe('applies');
  });

  test('fourteen full days without the drug', () => {
    expect(kind(listed.taking('phenelzine', [[-90, 45]], { stop: -14 }), stopped)).toBe('applies');
    expect(kind(listed.taking('phenelzine', [[-90, 45]], { stop: -15 }), stopped)).toBe('does-not-apply');
    expect(kind(listed.taking('phenelzine', [[-90, 45]], { stop: -15 }), stopped, 'strict')).toBe('cannot-tell');
  });

  test('an answer clears an unclear record that it could have meant, never one that began after it', () => {
    const unclear = (start: number) => listed.confirmedAbsent('medication:maoi-irreversible', -7).taking('phenelzine', [], { status: 'unknown', start });
    expect(kind(unclear(-8), maoi, 'strict')).toBe('does-not-apply');
    expect(kind(unclear(-6), maoi, 'strict')).toBe('cannot-tell');
  });

  test('stopped on an unknown day, or not said whether taken, cannot be told', () => {
    expect(kind(listed.taking('phenelzine', [], { status: 'stopped', start: -90 }), stopped)).toBe('cannot-tell');
    expect(kind(listed.taking('phenelzine', [], { status: 'unknown', start: -90 }), maoi)).toBe('cannot-tell');
    expect(kind(listed.taking('phenelzine', [], { status: 'active', start: null }), maoi)).toBe('applies');
  });

  test('stopped today counts as stopped, a stop to come as taken', () => {
    expect(kind(listed.taking('phenelzine', [[-90, 45]], { stop: 0 }), maoi)).toBe('does-not-apply');
    expect(kind(listed.taking('phenelzine', [[-90, 45]], { stop: 0 }), stopped)).toBe('applies');
    expect(kind(listed.taking('phenelzine', [[-90, 45]], { stop: 5 }), maoi)).toBe('applies');
  });

  test('what starts only later is not taken, a plan is a plan', () => {
    expect(kind(listed.taking('phenelzine', [[3, 45]]), maoi)).toBe('does-not-apply');
    expect(kind(listed.planning('phenelzine', [[3, 45]]), maoi)).toBe('does-not-apply');
    expect(kind(listed.planning('phenelzine', [[3, 45]]), { ...maoi, status: 'planned' })).toBe('applies');
    expect(kind(listed, { ...maoi, status: 'planned' }, 'strict')).toBe('does-not-apply');
  });

  test('doses are compared in whole micrograms at the boundary', () => {
    const over: When = { fact: 'medication', drug: 'citalopram', status: 'active', mgPerDay: { op: 'gt', value: 40 } };
    expect(kind(listed.taking('citalopram', [[-9, 40]]), over)).toBe('does-not-apply');
    expect(kind(listed.taking('citalopram', [[-9, 40.001]]), over)).toBe('applies');
    expect(kind(listed.taking('citalopram', [[-9, null]]), over)).toBe('cannot-tell');
    expect(kind(listed.taking('citalopram', [[-90, 60], [-9, 20]]), over)).toBe('does-not-apply');
    expect(kind(listed.taking('citalopram', [[-90, 20], [1, 60]]), over)).toBe('does-not-apply');
  });

  test('dose against the minimum effective dose of the drugs file, for the medicine under suspicion', () => {
    const twice: When = { fact: 'medication', drug: 'indexMedicine', status: 'active', doseVsMinEffective: { op: 'gt', value: 2 } };
    expect(kind(listed.taking('sertraline', [[-9, 100]], { drugId: 'sertraline' }), twice)).toBe('does-not-apply');
    expect(kind(listed.taking('sertraline', [[-9, 101]], { drugId: 'sertraline' }), twice)).toBe('applies');
    expect(kind(listed, twice)).toBe('does-not-apply');
  });

  test('a formulation that decides and is not known cannot be told', () => {
    const xl: When = { fact: 'medication', drug: 'bupropion XL', status: 'planned', mgPerDay: { op: 'gt', value: 450 } };
    expect(kind(listed.planning('bupropion', [[3, 600]], { drugId: 'bupropion-xl' }), xl)).toBe('applies');
    expect(kind(listed.planning('bupropion', [[3, 600]], { drugId: 'bupropion-sr' }), xl)).toBe('does-not-apply');
    expect(kind(listed.planning('bupropion', [[3, 600]]), xl)).toBe('cannot-tell');
  });

  test('days at the present dose', () => {
    const long: When = { fact: 'medication', class: 'benzodiazepine', status: 'active', minDaysOnDose: 28 };
    expect(kind(listed.taking('clonazepam', [[-90, 0.5], [-28, 1]]), long)).toBe('applies');
    expect(kind(listed.taking('clonazepam', [[-90, 0.5], [-27, 1]]), long)).toBe('does-not-apply');
  });
});

describe('an observation', () => {
  const sodium: When = { fact: 'observation', obs: 'sodium', op: 'lt', value: 130, withinDays: 30 };
  const alt: When = { fact: 'observation', obs: 'alt', op: 'gt', value: { times: 3, limit: 'ULN' }, withinDays: 90 };

  test('the newest value inside the days, in its unit or one with a named conversion', () => {
    expect(kind(listed.measured('sodium', -30, 129, { unit: 'mmol/L' }), sodium)).toBe('applies');
    expect(kind(listed.measured('sodium', -31, 129, { unit: 'mmol/L' }), sodium)).toBe('cannot-tell');
    expect(kind(listed.measured('sodium', -1, 129, { unit: 'meq/L' }), sodium)).toBe('applies');
    expect(kind(listed.measured('sodium', -1, 129, { unit: 'mg/dL' }), sodium)).toBe('cannot-tell');
    expect(kind(listed.measured('sodium', -1, 129), sodium)).toBe('cannot-tell');
    expect(kind(listed.measured('sodium', -9, 120, { unit: 'mmol/L' }).measured('sodium', -1, 140, { unit: 'mmol/L' }), sodium)).toBe('does-not-apply');
    expect(kind(listed.measured('sodium', 1, 120, { unit: 'mmol/L' }), sodium)).toBe('cannot-tell');
  });

  test('a multiple of the limit needs the range sent with the result', () => {
    expect(kind(listed.measured('alt', -1, 121, { unit: 'U/L', high: 40 }), alt)).toBe('applies');
    expect(kind(listed.measured('alt', -1, 120, { unit: 'U/L', high: 40 }), alt)).toBe('does-not-apply');
    expect(kind(listed.measured('alt', -1, 900, { unit: 'U/L' }), alt)).toBe('cannot-tell');
  });
});

describe('scores and answers', () => {
  const total: When = { fact: 'score', instrument: 'phq9', field: 'total', op: 'lt', value: 5, withinDays: 28 };
  test('the newest score inside the days; zero is a score', () => {
    expect(kind(listed.scored('phq9', -28, 0), total)).toBe('applies');
    expect(kind(listed.scored('phq9', -29, 0), total)).toBe('cannot-tell');
    expect(kind(listed.scored('phq9', -9, 12).scored('phq9', -1, 4), total)).toBe('applies');
    expect(kind(listed.scored('phq9', 1, 4), total)).toBe('cannot-tell');
  });

  test('a total is computed from the answers where none is stored', () => {
    const answers = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, 1]));
    expect(kind(listed.reported('phq9', -1, answers), total)).toBe('does-not-apply');
  });

  test('of a question of danger, declining takes no yes back and makes no older "no" the answer of today', () => {
    const used: When = { fact: 'answer', instrument: 'sbr', item: 'ctx-substances', op: 'in', value: ['sometimes', 'often'], withinDays: 30 };
    const SAID = [null, 'no', 'often', 'prefer not to say', 'not sure'] as const;
    const isOpen = (answer: (typeof SAID)[number]): boolean => answer !== 'no' && answer !== 'often';
    for (const first of SAID) for (const second of SAID) for (const third of SAID) {
      const told = [first, second, third].filter((answer) => answer !== null);
      const patient = told.reduce((one, answer, place) => one.reported('sbr', place - told.length, { 'ctx-substances': answer }, { id: `report:${place}` }), listed);
      const last = told.findLast((answer) => !isOpen(answer));
      const expected = last === 'often' ? 'applies' : last === undefined || isOpen(told.at(-1) ?? null) ? 'cannot-tell' : 'does-not-apply';
      expect([told, kind(patient, used)]).toEqual([told, expected]);
    }
  });

  test('declined and "not sure" are no answer, unless the rule lists them', () => {
    const sexual: When = { fact: 'answer', instrument: 'sbr', item: 'ctx-sexual', op: 'eq', value: 'yes', withinDays: 90 };
    expect(kind(listed.reported('sbr', -1, { 'ctx-sexual': 'prefer not to say' }), sexual)).toBe('cannot-tell');
    expect(kind(listed.reported('sbr', -1, { 'ctx-sexual': 'no' }), sexual)).toBe('does-not-apply');
    expect(kind(listed.reported('sbr', -1, { 'ctx-sexual': null }), sexual)).toBe('cannot-tell');
    const selfHarm: When = { fact: 'answer', instrument: 'sbr', item: 'ctx-self-harm-to-feel', op: 'in', value: ['yes, a thought', 'prefer not to say'], withinDays: 14 };
    expect(kind(listed.reported('sbr', -14, { 'ctx-self-harm-to-feel': 'prefer not to say' }), selfHarm)).toBe('applies');
    expect(kind(listed.reported('sbr', -15, { 'ctx-self-harm-to-feel': 'prefer not to say' }), selfHarm)).toBe('cannot-tell');
  });
});

describe('the patient', () => {
  const young: When = { fact: 'patient', field: 'ageYears', op: 'lt', value: 18 };
  test('age turns on the birthday', () => {
    expect(kind(aPatient().bornOn('2008-11-22'), young)).toBe('does-not-apply');
    expect(kind(aPatient().bornOn('2008-11-23'), young)).toBe('applies');
    expect(kind(aPatient(), young)).toBe('cannot-tell');
  });

  test('EU stands for any member of the European Economic Area', () => {
    const europe: When = { fact: 'patient', field: 'country', op: 'in', value: ['EU', 'GB'] };
    expect(['NO', 'DE', 'GB', 'US', 'CH'].map((country) => kind(aPatient().livingIn(country), europe))).toEqual(['applies', 'applies', 'applies', 'does-not-apply', 'does-not-apply']);
  });

  test('pregnancy may be asked for as not known, and a recorded sex the content excludes stands for no', () => {
    const unknown: When = { fact: 'patient', field: 'pregnancy', op: 'eq', value: 'unknown' };
    const pregnant: When = { fact: 'patient', field: 'pregnancy', op: 'in', value: ['pregnant', 'planning'] };
    expect(kind(listed.sex('female'), unknown)).toBe('applies');
    expect(kind(listed.sex('female'), pregnant)).toBe('cannot-tell');
    expect(kind(listed.confirmedPresent('patient:pregnancy', 'planning'), pregnant)).toBe('applies');
    expect(kind(listed.diagnosed('Z34.90'), pregnant)).toBe('applies');
    expect(kind(listed.confirmedAbsent('patient:pregnancy'), pregnant)).toBe('does-not-apply');
    expect(kind(listed.confirmedAbsent('patient:pregnancy', -9).measured('pregnancy-test-urine', -1, null, { valueText: 'Positive' }), pregnant)).toBe('applies');
    expect(kind(listed.measured('pregnancy-test-urine', -1, null, { valueText: 'Negative' }), pregnant)).toBe('does-not-apply');
    expect([kind(listed.sex('male'), unknown), kind(listed.sex('male'), pregnant), kind(listed.aged(60), pregnant), kind(listed.aged(59), pregnant)]).toEqual(['does-not-apply', 'does-not-apply', 'does-not-apply', 'cannot-tell']);
  });
});

test('an allergy counts when its type is not stated, an intolerance does not', () => {
  const allergy: When = { fact: 'allergy', ingredient: 'bupropion' };
  expect(kind(listed.allergicTo('bupropion'), allergy, 'strict')).toBe('applies');
  expect(kind(listed.allergicTo('bupropion/naltrexone', { type: null }), allergy, 'strict')).toBe('applies');
  expect(kind(listed.allergicTo('bupropion', { type: 'intolerance' }), allergy, 'strict')).toBe('cannot-tell');
  expect(kind(listed.confirmedAbsent('allergy:bupropion'), allergy, 'strict')).toBe('does-not-apply');
  expect(kind(listed.confirmedAbsent('allergy:any'), allergy, 'strict')).toBe('does-not-apply');
  const unsure = listed.confirmedAbsent('allergy:any').confirmedAbsent('allergy:bupropion').build();
  const confirmations = unsure.confirmations.map((said) => (said.fact === 'allergy:bupropion' ? { ...said, value: 'unknown' as const } : said));
  expect(kind(listed.with({ confirmations }), allergy, 'strict')).toBe('cannot-tell');
});

test('a data item is missing or there, never unknown', () => {
  const missing: When = { fact: 'missing', item: 'blood-pressure', withinDays: 90 };
  expect(kind(listed, missing)).toBe('applies');
  expect(kind(listed.bloodPressure(-90, 120, 80), missing)).toBe('does-not-apply');
  expect(kind(listed.bloodPressure(-91, 120, 80), missing)).toBe('applies');
  expect(kind(listed.measured('systolic-bp', -1, 120), missing)).toBe('applies');
  const history: When = { fact: 'missing', item: 'eating-disorder-history' };
  expect(kind(listed, history)).toBe('applies');
  expect(kind(listed.confirmedAbsent('condition:bulimia-anorexia'), history)).toBe('does-not-apply');
  expect(kind(listed.diagnosed('F50.2'), history)).toBe('does-not-apply');
});
