import { describe, expect, test } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { NO_STEERING } from '@/server/clinical/model/plan';
import { EMPTY_FIELDS } from '@/server/contracts/visit-fields';
import type { VisitFields } from '@/server/contracts/visit-fields';
import { withPlan } from './with-plan';

const planOf = (option: 'bupropion-switch' | 'dose-reduction') => ({ option, start: localDate('2026-11-25'), request: { from: [], to: [], strategy: null, region: 'US' as const, pace: 'default' as const, steering: { ...NO_STEERING, holds: [], freeSince: [] }, on: null } });
const chosen = (changes: Partial<VisitFields> = {}, given: { why: string | null; told: string } = { why: null, told: '' }) => withPlan({ ...EMPTY_FIELDS, ...changes }, planOf('bupropion-switch'), given);
const options = (ids: readonly ('bupropion-switch' | 'dose-reduction' | 'therapy-referral')[], why: string | null) => ({ kind: 'options' as const, options: [...ids], why });

describe('choosing a plan', () => {
  test('keeps what else was chosen and why, and takes the option off those not chosen', () => {
    const next = chosen({ decision: options(['therapy-referral'], 'She asks for it'), declined: [{ option: 'bupropion-switch', why: 'later' }, { option: 'dose-reduction', why: null }] });
    expect(next).toMatchObject({ decision: { options: ['therapy-referral', 'bupropion-switch'], why: 'She asks for it' }, declined: [{ option: 'dose-reduction' }], plan: { option: 'bupropion-switch' } });
  });

  test('takes the place of the plan of another option, which is chosen no more', () => {
    expect(chosen({ decision: options(['dose-reduction', 'therapy-referral'], null), plan: planOf('dose-reduction') }).decision).toEqual(options(['therapy-referral', 'bupropion-switch'] as const, null));
    expect(chosen({ decision: options(['dose-reduction'], null) }).decision).toMatchObject({ options: ['dose-reduction', 'bupropion-switch'] });
  });

  test('H-10: no reason goes over from an option that is chosen no more', () => {
    const before = { decision: options(['dose-reduction', 'therapy-referral'], 'One febrile seizure at two'), plan: planOf('dose-reduction') };
    expect(chosen(before).decision).toMatchObject({ why: null });
    expect(chosen(before, { why: 'She decided otherwise', told: '' }).decision).toMatchObject({ why: 'She decided otherwise' });
    expect(chosen({ decision: options(['bupropion-switch'], 'She asks for it'), plan: planOf('bupropion-switch') }).decision).toMatchObject({ why: 'She asks for it' });
    expect(chosen({ decision: options(['therapy-referral'], 'She asks for it'), plan: planOf('dose-reduction') }).decision).toMatchObject({ why: 'She asks for it' });
  });

  test('H-10: a reason stands after what was said before, or in place of what was shown for changing', () => {
    const why = (stood: string | null, given: string, told = '') => chosen({ decision: options(['therapy-referral'], stood) }, { why: given, told }).decision?.why;
    expect(why(null, 'One febrile seizure at two')).toBe('One febrile seizure at two');
    expect(why('She asks for it.', 'One febrile seizure at two')).toBe('She asks for it. One febrile seizure at two');
    expect(why('One seizure', 'One febrile seizure at two', 'One seizure')).toBe('One febrile seizure at two');
    expect(chosen({ decision: { kind: 'none-of-these', why: 'Not now' } }, { why: 'She decided otherwise', told: '' }).decision).toEqual(options(['bupropion-switch'], 'She decided otherwise'));
  });
});
