import { describe, expect, test } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import { EMPTY_FIELDS, toVisit, visitFieldsSchema } from '@/server/contracts/visit-fields';
import type { VisitFields } from '@/server/contracts/visit-fields';
import { loadKnowledge } from '@/server/knowledge/load';
import { reasonsToSee } from '@/server/services/visits/reasons-to-see';
import { isReworded, keptAside, withReason, withWords } from '../visit/reasons';
import { withPlan } from './with-plan';

const planOf = (option: 'bupropion-switch' | 'dose-reduction') => ({ option, start: localDate('2026-11-25'), request: { from: [], to: [], strategy: null, region: 'US' as const, pace: 'default' as const, steering: { ...NO_STEERING, holds: [], freeSince: [] }, on: null } });
const chosen = (changes: Partial<VisitFields> = {}, given: { why: string | null; told: string } = { why: null, told: '' }) => withPlan({ ...EMPTY_FIELDS, ...changes }, planOf('bupropion-switch'), given);
const options = (ids: readonly ('bupropion-switch' | 'dose-reduction' | 'therapy-referral')[], why: string | null) => ({ kind: 'options' as const, options: [...ids], why });

describe('choosing a plan', () => {
  test('keeps what else was chosen and why, and takes the option off those not chosen', () => {
    const next = chosen({ decision: options(['therapy-referral'], 'She asks for it'), declined: [{ option: 'bupropion-switch', why: 'later' }, { option: 'dose-reduction', why: null }] });
    expect(next).toMatchObject({ decision: { options: ['therapy-referral', 'bupropion-switch'], why: null }, reasons: [{ option: 'therapy-referral', why: 'She asks for it' }], declined: [{ option: 'dose-reduction' }], plan: { option: 'bupropion-switch' } });
  });

  test('takes the place of the plan of another option, which is chosen no more', () => {
    expect(chosen({ decision: options(['dose-reduction', 'therapy-referral'], null), plan: planOf('dose-reduction') }).decision).toEqual(options(['therapy-referral', 'bupropion-switch'] as const, null));
    expect(chosen({ decision: options(['dose-reduction'], null) }).decision).toMatchObject({ options: ['dose-reduction', 'bupropion-switch'] });
  });

  test('H-10: no reason goes over from an option that is chosen no more, and none is lost', () => {
    const reasons = [{ option: 'dose-reduction' as const, why: 'One febrile seizure at two' }, { option: 'therapy-referral' as const, why: 'She asks for it' }];
    const own = chosen({ decision: options(['dose-reduction', 'therapy-referral'], null), reasons, plan: planOf('dose-reduction') });
    expect(own).toMatchObject({ decision: { options: ['therapy-referral', 'bupropion-switch'], why: null }, reasons });
    expect(keptAside(own)).toEqual([reasons[0]]);
    // Drafts once had one reason for all: with the option that it may be for it leaves the note.
    const shared = chosen({ decision: options(['dose-reduction', 'therapy-referral'], 'One febrile seizure at two'), plan: planOf('dose-reduction') }, { why: 'She decided otherwise', told: '' });
    expect(shared).toMatchObject({ decision: { why: null }, reasons: [{ option: 'dose-reduction', why: 'One febrile seizure at two' }, { option: 'bupropion-switch', why: 'She decided otherwise' }] });
  });

  test('H-10: the reason of an option stays with it when its plan is replaced, and when another is chosen beside it', () => {
    expect(chosen({ decision: options(['bupropion-switch'], 'She asks for it'), plan: planOf('bupropion-switch') })).toMatchObject({ decision: { why: null }, reasons: [{ option: 'bupropion-switch', why: 'She asks for it' }] });
    expect(chosen({ decision: options(['therapy-referral'], 'She asks for it') }).reasons).toEqual([{ option: 'therapy-referral', why: 'She asks for it' }]);
  });

  test('H-10: a reason asks for a look when the plan of its option has other medicines or doses than when it was written', () => {
    const to = (mgPerDay: number, days = 14) => {
      const plan = planOf('bupropion-switch');
      return { ...plan, request: { ...plan.request, from: [{ drug: 'sertraline', mgPerDay: 100 }], to: [{ drug: 'bupropion-xl', mgPerDay }], steering: { ...plan.request.steering, stepDays: days } } };
    };
    const knowledge = loadKnowledge();
    const seen = (fields: Parameters<typeof withPlan>[0]) => reasonsToSee(visitFieldsSchema.parse(fields), knowledge);
    const said = { ...EMPTY_FIELDS, decision: options(['bupropion-switch'], null), reasons: [{ option: 'bupropion-switch' as const, why: '150 mg was tolerated before' }] };
    const none = { why: null, told: '' };
    const first = withPlan(said, to(150), none);
    expect(seen(first)).toEqual([]);
    expect(seen(withPlan(first, to(150, 28), none))).toEqual([]);
    const other = withPlan(first, to(300), none);
    expect(seen(other)).toEqual([{ option: 'bupropion-switch', was: 'sertraline 100 mg to bupropion XL 150 mg' }]);
    const lower = (mgPerDay: number) => ({ ...to(mgPerDay), request: { ...to(mgPerDay).request, to: [{ drug: 'sertraline', mgPerDay }] } });
    expect(seen(withPlan(withPlan(said, lower(50), none), lower(75), none))).toEqual([{ option: 'bupropion-switch', was: 'sertraline 100 mg to 50 mg' }]);
    expect(seen(withPlan(other, to(150), none))).toEqual([]);
    expect(seen(withPlan({ ...first, plan: null }, to(300), none))).toHaveLength(1);
    expect(seen({ ...other, plan: planOf('dose-reduction') })).toEqual([]);
    // Said once more beside the plan that stands, in the form or on the page of the plan, it is that one's.
    expect(seen({ ...other, reasons: withReason(other.reasons ?? [], 'bupropion-switch', '150 mg was tolerated before', other.plan) })).toEqual([]);
    // A letter that is typed has looked at nothing: the field is left with other words, or somebody says that it still holds.
    const typed = (words: string) => ({ ...other, reasons: withWords(other.reasons ?? [], 'bupropion-switch', words, other.plan) });
    expect(seen(typed('150 mg was tolerated beforex'))).toHaveLength(1);
    expect(typed('300 mg').reasons).toMatchObject([{ why: '300 mg' }]);
    expect(seen({ ...other, reasons: withWords(withWords(other.reasons ?? [], 'bupropion-switch', '', other.plan), 'bupropion-switch', 'Anew', other.plan) })).toEqual([]);
    expect([isReworded('As before.', ' as  before'), isReworded('As before', '300 mg as before')]).toEqual([false, true]);
    expect(seen(withPlan(first, to(300), { why: '150 mg was tolerated before', told: '150 mg was tolerated before' }))).toEqual([]);
    // Of a draft with a plan and a reason from before this was kept the plan that stood is what the reason was for.
    expect(seen(withPlan({ ...said, plan: to(150) }, to(300), none))).toHaveLength(1);
    // What is signed has the words alone.
    expect(toVisit(visitFieldsSchema.parse(other), { id: 'v', on: localDate('2026-11-24'), cleared: [] }).reasons).toEqual(said.reasons);
  });

  test('H-10: a reason stands after what was said before of the same option, or in place of what was shown for changing', () => {
    const why = (stood: string, given: string, told = '') => chosen({ decision: options(['bupropion-switch'], null), reasons: stood === '' ? [] : [{ option: 'bupropion-switch', why: stood }] }, { why: given, told }).reasons?.[0]?.why;
    expect(why('', 'One febrile seizure at two')).toBe('One febrile seizure at two');
    expect(why('She asks for it.', 'One febrile seizure at two')).toBe('She asks for it. One febrile seizure at two');
    expect(why('One seizure', 'One febrile seizure at two', 'One seizure')).toBe('One febrile seizure at two');
    expect(chosen({ decision: { kind: 'none-of-these', why: 'Not now' } }, { why: 'She decided otherwise', told: '' })).toMatchObject({ decision: options(['bupropion-switch'], null), reasons: [{ option: 'bupropion-switch', why: 'She decided otherwise' }] });
  });
});
