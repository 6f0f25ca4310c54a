import { describe, expect, test } from 'vitest';

import { loadKnowledge } from '@/server/knowledge/load';
import { assess } from '../assess';
import type { Option } from '../model/assessment';
import type { OptionId } from '../model/ids';
import { aPatient, TODAY } from '../testing/a-patient';
import type { PatientBuilder } from '../testing/a-patient';

const knowledge = loadKnowledge();
const see = (patient: PatientBuilder) => assess(patient.build(), knowledge, TODAY);
const option = (patient: PatientBuilder, id: OptionId): Option => {
  const found = see(patient).options.find((entry) => entry.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

/** Everything that bupropion needs to know, asked today and denied. */
const ASKED = [
  'condition:seizure-disorder', 'condition:bulimia-anorexia', 'condition:head-injury', 'condition:alcohol-use-disorder', 'condition:sedative-use-disorder',
  'derived:abruptStopPlanned', 'condition:alcohol-withdrawal', 'condition:sedative-withdrawal', 'medication:maoi-irreversible', 'medication:maoi-reversible', 'medication:moclobemide',
  'medication:bupropion-products', 'medication:thioridazine', 'medication:pimozide', 'allergy:bupropion', 'allergy:vortioxetine', 'allergy:mirtazapine', 'condition:bipolar-or-mania', 'item:bipolar-screen',
  'patient:pregnancy', 'patient:lactation',
] as const;
const story = aPatient().aged(38).livingIn('US').withLists()
  .diagnosed('F33.1', { since: -800 })
  .taking('sertraline', [[-400, 50], [-100, 100]], { drugId: 'sertraline', indication: 'depression' })
  .scored('phq9', -40, 8).reported('phq9', -1, Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, n < 7 ? 1 : 0])))
  .numbSince(-60, { answers: { 'ctx-self-harm-to-feel': 'no', 'ctx-welcome': 'unwanted' } })
  .bloodPressure(-1, 118, 76).bloodPressure(-9, 120, 78);
const asked = ASKED.reduce<PatientBuilder>((patient, key) => patient.confirmedAbsent(key), story);

describe('bupropion after everything was asked', () => {
  test('fits, says why, and lists the weighty cautions that could not be checked', () => {
    const { status, deciding, unknown } = option(asked, 'bupropion-switch');
    expect([status, unknown.map(({ fact }) => fact).sort()]).toEqual(['fits', ['score:auditc.auditc-total', 'score:gad7.total']]);
    expect(deciding).toBe(knowledge.options.find(({ id }) => id === 'bupropion-switch')?.rules.find(({ id }) => id === 'bs-ind')?.message);
  });

  test.each(ASKED.filter((key) => !key.startsWith('patient:') && key !== 'allergy:vortioxetine' && key !== 'allergy:mirtazapine' && key !== 'condition:bipolar-or-mania'))('one fact never asked keeps it at ask-first: %s', (missing) => {
    const all = ASKED.filter((key) => key !== missing).reduce<PatientBuilder>((patient, key) => patient.confirmedAbsent(key), story);
    const { status, unknown } = option(all, 'bupropion-switch');
    expect(status).toBe('ask-first');
    expect(unknown.map(({ fact }) => fact)).toContain(missing);
    expect(see(all).questions.some(({ covers, changes }) => changes.includes('bupropion-switch') && covers.some(({ fact }) => fact === missing))).toBe(true);
  });

  test('a contraindication rules it out and is said first', () => {
    const { status, deciding, wrongIf } = option(asked.diagnosed('G40.909'), 'bupropion-switch');
    expect(status).toBe('contraindicated');
    expect(wrongIf.find(({ rule }) => rule === 'bs-seizure')).toMatchObject({ verdict: 'applies' });
    expect(deciding).toBe(knowledge.options.find(({ id }) => id === 'bupropion-switch')?.rules.find(({ id }) => id === 'bs-seizure')?.message);
  });

  test('a caution of high or moderate severity makes it with-caution, one for information does not', () => {
    expect(option(asked.diagnosed('F43.10'), 'bupropion-switch').status).toBe('with-caution');
    expect(option(asked.taking('digoxin'), 'bupropion-switch').status).toBe('fits');
    expect(option(asked.taking('digoxin'), 'bupropion-switch').reasons.map(({ rule }) => rule)).toContain('bs-digoxin');
  });

  test('an unread record of the trust inbox keeps it at ask-first; one about a measurement does not', () => {
    expect(option(asked.waitingFor('condition', 'local code 7'), 'bupropion-switch')).toMatchObject({ status: 'ask-first', deciding: 'One record could not be read and waits in the trust inbox.' });
    expect(option(asked.waitingFor('observation', 'PHQ-9 of 300'), 'bupropion-switch').status).toBe('fits');
  });

  test('several unread records are counted, and what else is lacking still tells the options apart', () => {
    const two = asked.waitingFor('condition', 'local code 7').waitingFor('condition', 'local code 8');
    expect(option(two, 'bupropion-switch').deciding).toBe('2 records could not be read.');
    expect(option(two.askedInVain('condition:seizure-disorder'), 'bupropion-switch').deciding).toBe('2 records could not be read. Not known: seizures');
  });

  test('what an answer would not change stands beside what is not known, with the medicine it is about', () => {
    const onTramadol = asked.taking('tramadol', [[-60, 200]]).askedInVain('condition:seizure-disorder');
    expect(option(onTramadol, 'bupropion-switch')).toMatchObject({ status: 'ask-first', deciding: 'Not known: seizures. Added seizure risk on record (tramadol).' });
    expect(option(asked.askedInVain('condition:seizure-disorder'), 'bupropion-switch').deciding).toBe('Not known: seizures');
  });

  test('what concerns only a choice that is ruled out does not decide', () => {
    const heavy = asked.measured('bmi', -10, 31, { unit: 'kg/m2' });
    const { status, deciding, reasons } = option(heavy, 'other-switch');
    expect(status).toBe('with-caution');
    expect(reasons.map(({ rule }) => rule)).toContain('os-ago-liver-risk');
    expect(deciding).not.toMatch(/agomelatine/i);
  });

  test('without a reason for it in the chart it is not applicable, cautions still listed', () => {
    const { status, reasons, deciding } = option(ASKED.reduce<PatientBuilder>((patient, key) => patient.confirmedAbsent(key), aPatient().aged(70).livingIn('US').withLists()), 'bupropion-switch');
    expect(status).toBe('not-applicable');
    expect(deciding).toMatch(/^Not on this chart: /);
    expect(reasons.map(({ rule }) => rule)).toContain('bs-age65');
  });
});

describe('members', () => {
  test('each has a status of its own; a market rule takes only its member', () => {
    const { members, status } = option(asked, 'other-switch');
    expect(Object.fromEntries(members.map((member) => [member.id, member.status]))).toEqual({ vortioxetine: 'fits', mirtazapine: 'fits', agomelatine: 'contraindicated' });
    expect(status).toBe('fits');
  });

  test('an undecided member that is still open keeps the option at ask-first', () => {
    const { members, status } = option(asked.livingIn('GB'), 'other-switch');
    expect(members.find(({ id }) => id === 'agomelatine')?.status).toBe('ask-first');
    expect(status).toBe('ask-first');
  });

  test('the option is ruled out when every member is', () => {
    const none = asked.allergicTo('vortioxetine').allergicTo('mirtazapine');
    expect(option(none, 'other-switch')).toMatchObject({ status: 'contraindicated', deciding: 'Every choice is ruled out: vortioxetine, mirtazapine, agomelatine.' });
  });

  test('a rule about esketamine alone never rules out the pathway', () => {
    const heart = option(asked.livingIn('GB').diagnosed('I21.9', { since: -10 }), 'ketamine-pathway');
    expect(heart.members.find(({ id }) => id === 'esketamine')?.status).toBe('contraindicated');
    expect(heart.status).not.toBe('contraindicated');
  });
});

describe('flags', () => {
  test('under 18 every option is out of scope, and the flag says so', () => {
    const { options, flags } = see(asked.bornOn('2010-01-01'));
    expect(flags.map(({ id }) => id)).toContain('age-under-18');
    for (const { status, reasons } of options) {
      expect(['not-applicable', 'contraindicated']).toContain(status);
      expect(reasons.map(({ rule }) => rule)).toContain('age-under-18');
    }
  });

  test('a flag escalates, and the most urgent stands first', () => {
    const { flags } = see(asked.reported('phq9', 0, { 'phq9-9': 3 }).planning('phenelzine', [[3, 15]]));
    expect(flags[0]).toMatchObject({ id: 'phq9-item9', level: 'emergency' });
    expect(flags.map(({ id }) => id)).toContain('maoi-start-gap');
    expect(see(asked.reported('phq9', 0, { 'phq9-9': 1 })).flags[0]).toMatchObject({ id: 'phq9-item9', level: 'urgent' });
  });

  test('very high pressure holds the ketamine pathway', () => {
    const severe = asked.bloodPressure(0, 190, 100).confirmedPresent('derived:adequateTrialsThisEpisode', 2).scored('phq9', 0, 12);
    expect(see(severe).flags.map(({ id }) => id)).toContain('bp-severe');
    expect(option(severe, 'ketamine-pathway').reasons.map(({ rule }) => rule)).toContain('bp-severe');
  });

  test('pregnancy not known in somebody who can become pregnant is asked before a medicine change', () => {
    const open = ASKED.filter((key) => key !== 'patient:pregnancy').reduce<PatientBuilder>((patient, key) => patient.confirmedAbsent(key), story).confirmedPresent('patient:couldBePregnant');
    expect(option(open, 'bupropion-switch')).toMatchObject({ status: 'ask-first', deciding: 'Pregnancy status not known' });
    expect(see(open).questions.flatMap(({ covers }) => covers.map(({ fact }) => fact))).toContain('patient:pregnancy');
  });

  test('what nobody asked about and could rule the option out is named beside a flag that holds it back', () => {
    const bare = story.confirmedPresent('patient:couldBePregnant');
    const { status, deciding } = option(bare, 'bupropion-switch');
    expect(status).toBe('ask-first');
    expect(deciding).toMatch(/^Pregnancy status not known\. Not known: .*seizure/);
    expect(deciding.slice('Pregnancy'.length)).not.toMatch(/pregnan/i);
  });
});

test('every question shown changes a status of an option it names, the others answered favourably', () => {
  const { questions } = see(story);
  const spoken = questions.filter(({ answer, changes }) => answer === 'yes-no' && changes.includes('bupropion-switch'));
  expect(spoken.length).toBeGreaterThan(4);
  const answered = (skip: string) => spoken.filter(({ fact }) => fact !== skip).flatMap(({ covers }) => covers).reduce<PatientBuilder>((patient, { fact }) => patient.confirmedAbsent(fact), story);
  for (const { fact, covers } of spoken) {
    const unasked = option(answered(fact), 'bupropion-switch').status;
    const denied = option(covers.reduce<PatientBuilder>((patient, cover) => patient.confirmedAbsent(cover.fact), answered(fact)), 'bupropion-switch').status;
    expect([unasked, denied], fact).toEqual(['ask-first', 'fits']);
  }
});

test('what became true only after the day changes nothing but the fingerprint', () => {
  const later = story.diagnosed('G40.909', { since: 1 }).scored('phq9', 1, 25).taking('phenelzine', [[2, 45]]).bloodPressure(1, 200, 120).lived('bereavement', 1);
  const { fingerprint: first, ...before } = see(story);
  const { fingerprint: second, ...after } = see(later);
  expect(after).toEqual(before);
  expect(second).not.toBe(first);
});

test('whether information is needed at all, not known, keeps an option at ask-first: a possible pregnancy before esketamine', () => {
  const resistant = ['condition:aneurysm', 'condition:arteriovenous-malformation', 'condition:intracerebral-haemorrhage', 'condition:myocardial-infarction', 'allergy:ketamine', 'allergy:esketamine', 'derived:bpRiseSeriousHazard']
    .reduce<PatientBuilder>((patient, key) => patient.confirmedAbsent(key), asked)
    .reported('phq9', 0, Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`phq9-${n + 1}`, n < 8 ? 2 : 0])))
    .confirmedPresent('derived:adequateTrialsThisEpisode', 2).confirmedPresent('item:rems-enrolment').confirmedAbsent('derived:plannedSetting');
  const known = option(resistant.confirmedAbsent('patient:couldBePregnant'), 'ketamine-pathway');
  expect(['fits', 'with-caution']).toContain(known.status);
  for (const patient of [resistant, resistant.askedInVain('patient:couldBePregnant')]) {
    const { status, deciding, unknown } = option(patient, 'ketamine-pathway');
    expect([status, deciding]).toEqual(['ask-first', 'Not known: possible pregnancy']);
    expect(unknown.map(({ fact }) => fact)).toContain('patient:couldBePregnant');
  }
});

describe('a report or a measurement that waits in the trust inbox', () => {
  const phq9 = asked.waitingFor('report', 'PHQ-9 total', { about: ['report:phq9'], on: -1 });
  const pressure = asked.waitingFor('observation', 'Blood pressure', { about: ['observation:systolic-bp', 'observation:diastolic-bp'], on: -1 });

  test('holds an option that rests on it, and names it', () => {
    expect(option(asked, 'bupropion-switch').status).toBe('fits');
    for (const [waiting, text] of [[phq9, 'PHQ-9 total'], [pressure, 'Blood pressure']] as const) {
      const { status, deciding, unknown } = option(waiting, 'bupropion-switch');
      expect([status, deciding]).toEqual(['ask-first', `“${text}” of 21-Nov-2026 could not be read and waits in the trust inbox.`]);
      expect(unknown.map(({ fact }) => fact)).toContain(waiting.build().waiting[0]?.id);
    }
  });

  test('leaves an option alone that does not read it', () => {
    expect(option(pressure, 'therapy-referral').status).toBe(option(asked, 'therapy-referral').status);
    expect(option(asked.waitingFor('observation', 'Body height', { about: ['observation:body-height'] }), 'bupropion-switch').status).toBe('fits');
  });

  test('holds nothing once two newer ones were read, unless it lies inside the remission', () => {
    expect(option(asked.waitingFor('observation', 'Blood pressure', { about: ['observation:systolic-bp'], on: -30 }), 'bupropion-switch').status).toBe('fits');
    const old = { about: ['report:phq9'], on: -50 } as const;
    expect(option(asked.waitingFor('report', 'PHQ-9 total', old), 'bupropion-switch').status).toBe('fits');
    const well = asked.with({ reports: asked.build().reports.filter(({ instrument }) => instrument !== 'phq9') }).scored('phq9', -70, 3).scored('phq9', -20, 3).scored('phq9', 0, 3);
    expect(option(well.waitingFor('report', 'PHQ-9 total', old), 'bupropion-switch').status).toBe('ask-first');
  });
});

describe('pregnancy', () => {
  const asksOf = (patient: PatientBuilder): readonly string[] => see(patient).questions.flatMap(({ covers }) => covers.map(({ fact }) => fact)).filter((fact) => /pregnan|lactation/i.test(fact));
  const failed = aPatient().livingIn('US').withLists().diagnosed('F33.2', { since: -700 }).scored('phq9', -1, 18).confirmedPresent('derived:adequateTrialsThisEpisode', 2);

  test('is asked about where it could be', () => {
    expect(asksOf(failed.aged(38).sex('female'))).toContain('patient:couldBePregnant');
    expect(asksOf(failed.aged(59).sex('female'))).toContain('patient:couldBePregnant');
    expect(asksOf(failed.aged(38).sex('other'))).toContain('patient:couldBePregnant');
    expect(asksOf(failed.sex('female'))).toContain('patient:couldBePregnant');
  });

  test('is not asked of a person recorded as male or from the age that the content names', () => {
    expect(asksOf(failed.aged(38).sex('male'))).toEqual([]);
    expect(asksOf(failed.aged(60).sex('female'))).toEqual([]);
    expect(option(failed.aged(38).sex('male'), 'ketamine-pathway').unknown.filter(({ fact }) => /pregnan|lactation/i.test(fact))).toEqual([]);
  });

  test('an answer or a record counts before sex and age', () => {
    expect(asksOf(failed.aged(38).sex('male').confirmedPresent('patient:couldBePregnant'))).toContain('observation:pregnancy-test-urine');
    expect(see(failed.aged(38).sex('male').diagnosed('Z33.1')).flags.map(({ id }) => id)).toContain('pregnancy');
    expect(see(failed.aged(61).sex('female').confirmedPresent('patient:pregnancy', 'pregnant')).flags.map(({ id }) => id)).toContain('pregnancy');
  });
});

describe('what is not known is named once and for what it is', () => {
  test('of bupropion planned without its form, the form is asked for', () => {
    const { unknown } = option(asked.planning('bupropion', [[7, 300]]), 'bupropion-switch');
    expect(unknown.find(({ fact }) => fact === 'medication:bupropion SR')?.question).toBe('Not known: form of the planned bupropion (Bupropion SR or Bupropion XL)');
  });

  test('an eating disorder that nobody asked about stands once in the deciding line', () => {
    const nobody = story.with({ confirmations: asked.build().confirmations.filter(({ fact }) => fact !== 'condition:bulimia-anorexia') });
    for (const chart of [nobody, nobody.askedInVain('condition:bulimia-anorexia'), nobody.askedInVain('item:eating-disorder-history')]) {
      expect(option(chart, 'bupropion-switch').deciding).toBe('Not known: eating disorder');
    }
    expect(option(nobody.confirmedAbsent('condition:bulimia-anorexia', -400), 'bupropion-switch').deciding).toBe('To ask again: eating disorder');
  });
});

describe('H-19: nobody is taken for an adult whose age nobody knows', () => {
  const ageless = asked.with({ patient: { ...asked.build().patient, birthOn: null } });

  test('an option that a flag on the age would close asks for it first', () => {
    const open = see(asked).options.filter(({ status }) => status === 'fits' || status === 'with-caution');
    expect(open.length).toBeGreaterThan(2);
    for (const { id } of open) {
      const { status, unknown } = option(ageless, id);
      expect([id, status, unknown.map(({ fact }) => fact).includes('patient:ageYears')]).toEqual([id, 'ask-first', true]);
    }
    expect(see(ageless).questions.find(({ fact }) => fact === 'birth-date')?.changes).toEqual(expect.arrayContaining(open.map(({ id }) => id)));
  });

  test('and is closed by it where the age is known', () => {
    expect(new Set(see(asked.aged(16)).options.map(({ status }) => status))).not.toContain('ask-first');
  });
});

test('what was once denied, or stayed unknown, opens nothing that is closed to whom nobody asked', () => {
  const THOUGHTS = 'derived:acuteSuicidalIdeationMdd';
  const path = (patient: PatientBuilder) => { const { status, reasons } = option(patient, 'ketamine-pathway'); return [status, reasons.some(({ rule }) => rule === 'kp-blunting-only')]; };
  expect(path(story)).toEqual(['not-applicable', true]);
  for (const patient of [story.confirmedAbsent(THOUGHTS), story.confirmedAbsent(THOUGHTS, -1), story.confirmedAbsent(THOUGHTS, -40), story.askedInVain(THOUGHTS, -1)]) expect(path(patient)).toEqual(path(story));
  expect(path(story.confirmedPresent(THOUGHTS, null, -40))[0]).toBe('ask-first');
});
