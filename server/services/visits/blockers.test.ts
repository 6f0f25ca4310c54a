import { describe, expect, it } from 'vitest';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import type { Assessment, Flag } from '@/server/clinical/model/assessment';
import type { OptionId, OptionStatus } from '@/server/clinical/model/ids';
import { localDate } from '@/server/clinical/model/local-date';
import type { Note } from '@/server/clinical/model/note';
import type { Plan } from '@/server/clinical/model/plan';
import type { Visit } from '@/server/clinical/model/visit';
import { aVisit } from '@/server/clinical/testing/a-note';
import { loadKnowledge } from '@/server/knowledge/load';
import type { Draft } from '@/server/contracts/visit';
import { flagStates, missingFor } from './blockers';
import { answerTo, raisedHash, saysTooLittle, saysWhatWasFound } from './flag-answers';

const knowledge = loadKnowledge();
const raised = (id: string): Flag => {
  const content = knowledge.flags.find((flag) => flag.id === id);
  if (content === undefined) throw new Error(id);
  const { title, level, message, refs, blocks } = content;
  return { id: content.id, title, level, message, facts: [], refs, blocks, around: [] };
};
const settled = (flag: Flag): FlagAnswerRow => ({ flag: flag.id, raisedSha256: raisedHash(flag), what: 'Will see the addiction service', settled: true, on: '2026-11-24', by: 'Ada', overtaken: false });
const stateOf = (flag: Flag) => flagStates({ flags: [flag] } as unknown as Parameters<typeof flagStates>[0], { answers: [settled(flag)], plan: null, knowledge, day: localDate })[0];

describe('a stop that the content lets nobody override', () => {
  it.each(['alcohol-sedative-abrupt', 'maoi-gap', 'maoi-start-gap'])('is open or a stop, never settled, whatever was answered: %s', (id) => {
    const flag = raised(id);
    expect(answerTo(flag, [settled(flag)])).toMatchObject({ settled: false });
    expect(stateOf(flag)).toMatchObject({ maySettle: false, answer: { settled: false } });
  });

  it.each(['bipolar-unscreened', 'age-under-25', 'pregnancy-unknown'])('is told from one that a question or time ends, which is looked at and stays: %s', (id) => {
    const flag = raised(id);
    expect(answerTo(flag, [settled(flag)])).toMatchObject({ settled: false, what: 'Will see the addiction service' });
    expect(stateOf(flag)).toMatchObject({ maySettle: false, state: 'answered', answer: { settled: false } });
  });

  it('is told from one that an answer settles', () => {
    const flag = raised('self-harm-to-feel');
    expect(stateOf(flag)).toMatchObject({ maySettle: true, state: 'answered', answer: { settled: true } });
  });
});

describe('a flag that an old answer left open', () => {
  const flag = { ...raised('self-harm-to-feel'), level: 'attention' as const, facts: ['report:old'], openSince: localDate('2026-10-14') };
  const statesOf = (alerts: Parameters<typeof flagStates>[1]['alerts']) => flagStates({ flags: [flag] } as unknown as Parameters<typeof flagStates>[0], { answers: [], ...(alerts && { alerts }), plan: null, knowledge, day: localDate });

  it('is no answer that was taken back and has no alert', () => {
    expect(statesOf([])).toMatchObject([{ level: 'attention', alone: null, state: 'open' }]);
  });

  it('is settled where each thing that it rests on was settled, together or one by one, at any level; one that was not, or is open again, leaves it', () => {
    const wide = { ...flag, facts: ['report:cssrs', 'report:besides', 'confirmation:said'] };
    const said = (facts: readonly string[], over: Partial<FlagAnswerRow> = {}): FlagAnswerRow => ({ ...settled({ ...flag, level: 'urgent', facts }), ...over });
    const first = said(['report:besides', 'report:cssrs'], { what: 'Seen in June' });
    const last = said(['confirmation:said'], { what: 'Seen in October' });
    expect(answerTo(wide, [last, first])).toMatchObject({ settled: true, what: 'Seen in October' });
    expect(answerTo(wide, [last])).toBeNull();
    expect(answerTo(wide, [last, said(['report:cssrs'])])).toBeNull();
    expect(answerTo(wide, [last, { ...first, overtaken: true }])).toBeNull();
    expect(answerTo(wide, [last, { ...first, settled: null }])).toMatchObject({ settled: null });
    expect(answerTo(wide, [said(['report:cssrs'], { settled: false }), last, first])).toMatchObject({ settled: false });
    expect(answerTo(wide, [said([...wide.facts, 'report:over'], { settled: false }), last, first])).toBeNull();
    expect(answerTo(wide, [last, said(['report:besides', 'report:another'])])).toBeNull();
    expect(answerTo({ ...raised('self-harm-to-feel'), level: 'urgent', facts: wide.facts }, [last, first])).toBeNull();
    expect(answerTo({ ...wide, facts: [...wide.facts, ...Array.from({ length: 30 }, (_, n) => `report:${n}`)] }, [last, first])).toBeNull();
  });

  it('stands once, urgent, with the red-flag answer that waits', () => {
    expect(statesOf([{ id: 'a', flag: flag.id, level: 'urgent', takenBack: false } as never])).toMatchObject([{ level: 'urgent', alone: 'not-raised', state: 'open' }]);
  });
});

describe('H-10: what is chosen although it is closed', () => {
  const missing = (status: OptionStatus, why: string | null, ...to: readonly string[]): string[] => {
    const option = { id: 'other-switch' as OptionId, title: 'Switch', status, reasons: [], wrongIf: [], members: [{ id: 'agomelatine', status: 'fits' }, { id: 'vortioxetine', status: 'contraindicated' }, { id: 'mirtazapine', status: 'fits' }] };
    const plan = to.length === 0 ? null : ({ from: [{ drug: 'sertraline', mgPerDay: 100 }], to: to.map((drug) => ({ drug, mgPerDay: 10 })) } as unknown as Plan);
    const visit = aVisit(localDate('2026-11-24'), { decision: { kind: 'options', options: ['other-switch'], why }, plan: { option: 'other-switch' } as Visit['plan'], typed: [{ id: 't', section: 'plan', text: 'By hand.' }] });
    return missingFor(visit, { options: [option] as unknown as Assessment['options'], note: { sections: [] } as unknown as Note, plan, planRefused: null, flags: [], knowledge });
  };

  it.each<[OptionStatus, string]>([['contraindicated', 'Say why, against a contraindication: Switch.'], ['not-applicable', 'Say why, although not applicable on this chart: Switch.']])('is not signed without a reason: %s', (status, words) => {
    expect(missing(status, null)).toEqual([words]);
    expect(missing(status, '  ')).toEqual([words]);
    expect(missing(status, 'Her choice, with neurology')).toEqual([]);
  });

  it.each<OptionStatus>(['fits', 'with-caution', 'ask-first'])('asks for none where it is open: %s', (status) => {
    expect(missing(status, null)).toEqual([]);
  });

  it('asks each closed one for a reason of its own: one said of another, or of both, does not stand for it', () => {
    const [first, second] = [{ id: 'dose-reduction' as OptionId, title: 'Lower', status: 'fits' as const, reasons: [], members: [] }, { id: 'therapy-referral' as OptionId, title: 'Refer', status: 'contraindicated' as const, reasons: [], members: [] }];
    const asked = (why: string | null, reasons: NonNullable<Visit['reasons']>): string[] => {
      const visit = aVisit(localDate('2026-11-24'), { decision: { kind: 'options', options: [first.id, second.id], why }, reasons, typed: [{ id: 't', section: 'plan', text: 'By hand.' }] });
      return missingFor(visit, { options: [first, second] as unknown as Assessment['options'], note: { sections: [] } as unknown as Note, plan: null, planRefused: null, flags: [], knowledge });
    };
    const sayWhy = ['Say why, against a contraindication: Refer.'];
    expect(asked('She asks for it', [])).toEqual(sayWhy);
    expect(asked(null, [{ option: 'dose-reduction', why: 'She asks for it' }])).toEqual(sayWhy);
    expect(asked(null, [{ option: 'therapy-referral', why: 'With neurology' }])).toEqual([]);
  });

  it('of two that need a plan neither is signed with the plan of the other', () => {
    const two = (['dose-reduction', 'bupropion-augmentation'] as const).map((id) => ({ id, title: id === 'dose-reduction' ? 'Lower' : 'Add', status: 'fits' as const, reasons: [], members: [] }));
    const asked = (option: OptionId, changes: Partial<Visit> = {}, toSee: Draft['reasonsToSee'] = []): string[] => {
      const visit = aVisit(localDate('2026-11-24'), { decision: { kind: 'options', options: two.map(({ id }) => id), why: null }, plan: { option } as Visit['plan'], ...changes });
      return missingFor(visit, { options: two as unknown as Assessment['options'], note: { sections: [] } as unknown as Note, plan: { from: [], to: [] } as unknown as Plan, planRefused: null, flags: [], toSee, knowledge });
    };
    expect(asked('dose-reduction', {}, [{ option: 'dose-reduction', was: 'sertraline 100 mg to sertraline 50 mg' }])[1]).toBe('Lower: the plan is another than when its reason was written (sertraline 100 mg to sertraline 50 mg). Look whether the reason still holds.');
    expect(asked('dose-reduction')).toEqual(['The plan is that of “Lower”. Write by hand in the note what is planned for “Add”, or do not choose it.']);
    expect(asked('bupropion-augmentation')).toEqual(['The plan is that of “Add”. Write by hand in the note what is planned for “Lower”, or do not choose it.']);
    expect(asked('dose-reduction', { typed: [{ id: 't', section: 'plan', text: 'Bupropion is added in January.' }] })).toEqual([]);
    expect(asked('dose-reduction', { decision: { kind: 'options', options: ['dose-reduction'], why: null } })).toEqual([]);
  });

  it('counts the medicine that the plan begins, where the option has an open one beside it', () => {
    expect(missing('fits', null, 'vortioxetine')).toEqual(['Say why, against a contraindication: Switch.']);
    expect(missing('fits', null, 'mirtazapine')).toEqual([]);
    expect(missing('fits', 'Tolerated before', 'vortioxetine')).toEqual([]);
  });

  it('goes by the worst of several medicines that the plan begins, and by the worse of option and medicine', () => {
    for (const to of [['agomelatine', 'vortioxetine'], ['vortioxetine', 'agomelatine']]) expect(missing('fits', null, ...to)).toEqual(['Say why, against a contraindication: Switch.']);
    expect(missing('fits', null, 'agomelatine', 'mirtazapine')).toEqual([]);
    expect(missing('not-applicable', null, 'vortioxetine')).toEqual(['Say why, against a contraindication: Switch.']);
    expect(missing('contraindicated', null, 'mirtazapine')).toEqual(['Say why, against a contraindication: Switch.']);
  });
});

it('H-17: what is asked for safety and nobody asked is signed past with its own written reason alone', () => {
  const asked = (notAsked: NonNullable<Visit['notAsked']>) =>
    missingFor(aVisit(localDate('2026-11-24'), { decision: { kind: 'options', options: [], why: 'Third trial' }, notAsked }), { options: [], note: { sections: [] } as unknown as Note, plan: null, planRefused: null, flags: [], knowledge, askOrSayWhy: [{ question: 'suicidal-now', short: 'suicidal thoughts now' }] });
  const says = ['Ask about suicidal thoughts now, or say why it was not asked.'];
  expect(asked([])).toEqual(says);
  for (const why of [' ', '.', '-', '?', 'x']) expect(asked([{ question: 'suicidal-now', why }]), why).toEqual(says);
  expect(asked([{ question: 'suicidal-now', why: 'Declined' }])).toEqual([]);
  expect(asked([{ question: 'could-be-pregnant', why: 'Sterilised' }])).toEqual(says);
  expect(asked([{ question: 'suicidal-now', why: 'Her mother was in the room' }])).toEqual([]);
});

it('a flag of danger is settled with words that say what was found', () => {
  for (const what of ['x', '.', 'ok', 'x x x', 'ok ok ok', 'done', '']) expect(saysWhatWasFound(what), what).toBe(false);
  for (const what of ['Called, no intent.', 'no plan, safe', 'Asked directly: no plan, no means']) expect(saysWhatWasFound(what), what).toBe(true);
});

it('H-17: a danger that was left open asks for the same words', () => {
  const [open, calm] = [{ level: 'attention', openSince: localDate('2026-10-14') }, { level: 'attention' }] as const;
  for (const flag of [open, { level: 'urgent' }] as const) expect([saysTooLittle(flag, 'x'), saysTooLittle(flag, 'Called, no intent.')], flag.level).toEqual([true, false]);
  expect(saysTooLittle(calm, 'x')).toBe(false);
});
