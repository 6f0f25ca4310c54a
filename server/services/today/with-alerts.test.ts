import { expect, test } from 'vitest';
import type { SignalRow } from '@/db/queries/today/list-signals';
import type { FlagAnswerRow } from '@/db/queries/visits/around-signing';
import { assess } from '@/server/clinical/assess';
import { addDays } from '@/server/clinical/model/local-date';
import { aPatient, TODAY } from '@/server/clinical/testing/a-patient';
import { loadKnowledge } from '@/server/knowledge/load';
import { raisedHash } from '../visits/flag-answers';
import { reasonsOf } from './sum-up';
import { withAlerts } from './with-alerts';

const FLAG = 'self-harm-to-feel';
const { flags } = assess(aPatient().aged(34).taking('sertraline', [[-200, 100]]).reported('sbr', -10, { 'ctx-self-harm-to-feel': 'yes, a thought' }).build(), loadKnowledge(), TODAY);
const own = flags.filter(({ id }) => id === FLAG);
const row: SignalRow = { totals: [], unread: 0, steps: [], waiting: 0, drafts: 0, draftOn: null } as unknown as SignalRow;
const settled = (overtaken: boolean): FlagAnswerRow => ({ flag: FLAG, raisedSha256: own.map(raisedHash)[0] ?? '', what: 'Asked', settled: true, on: TODAY, by: 'Ada', overtaken });
const reasons = (level: 'emergency' | 'urgent' | null, overtaken: boolean) =>
  reasonsOf(row, withAlerts(flags, level === null ? [] : [{ flag: FLAG, level }]), { on: TODAY, answers: [settled(overtaken)] }).filter((reason) => reason.kind === 'flag' && reason.id === FLAG);

test('a settled flag is no reason to look', () => {
  expect(own).toMatchObject([{ level: 'urgent' }]);
  expect(reasons(null, false)).toEqual([]);
});

test('H-17: a red-flag answer that waits is never hidden by what was said to an older one, at its own level or at the chart’s', () => {
  expect(reasons('emergency', true)).toMatchObject([{ level: 'emergency', answered: null }]);
  expect(reasons('urgent', true)).toMatchObject([{ level: 'urgent', answered: null }]);
  expect(withAlerts(flags, [{ flag: FLAG, level: 'urgent' }, { flag: FLAG, level: 'emergency' }]).filter(({ id }) => id === FLAG)).toMatchObject([{ level: 'emergency', facts: own[0]?.facts }]);
});

test('H-17: an answer that was never settled stays a reason to look when its days are over, until it is settled, also if that was before', () => {
  const later = addDays(TODAY, 30);
  const old = assess(aPatient().aged(34).taking('sertraline', [[-200, 100]]).reported('sbr', -10, { 'ctx-self-harm-to-feel': 'yes, a thought' }).build(), loadKnowledge(), later).flags;
  const found = (answers: readonly FlagAnswerRow[]) => reasonsOf(row, old, { on: later, answers });
  const left = { kind: 'left-open', id: FLAG, on: '2026-11-12' };
  expect(found([])).toMatchObject([{ ...left, answered: null }]);
  expect(found([{ ...settled(false), settled: false }])).toMatchObject([{ ...left, answered: { by: 'Ada' } }]);
  expect(found([settled(false)])).toEqual([]);
  expect(found([{ ...settled(false), raisedSha256: raisedHash({ id: FLAG, level: 'urgent', facts: ['report:another'] }) }])).toMatchObject([{ ...left, answered: null }]);
});

test('a red-flag answer that waits stands before the flag that the same answer left open, with its facts, and what is said to it speaks for that', () => {
  const later = addDays(TODAY, 30);
  const old = assess(aPatient().aged(34).taking('sertraline', [[-200, 100]]).reported('sbr', -10, { 'ctx-self-harm-to-feel': 'yes, a thought' }).build(), loadKnowledge(), later).flags;
  const [first, ...others] = withAlerts(old, [{ flag: FLAG, level: 'urgent' }]).filter(({ id }) => id === FLAG);
  expect([first?.level, first?.facts, others]).toEqual(['urgent', own[0]?.facts, []]);
  expect(first?.message).toMatch(/its alert is still open/);
  if (first === undefined) throw new Error('no flag');
  expect(reasonsOf(row, old, { on: later, answers: [{ ...settled(false), raisedSha256: raisedHash(first) }] })).toEqual([]);
});
