import { expect, test } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import type { Workspace } from '@/server/contracts/workspace';
import type { Flag } from '../assessment/types';
import { sheetFlags } from './sheet-flags';

const flag = (id: string, level: Flag['level']): Flag => ({ id, level, title: id, message: '', facts: [], refs: [], blocks: [], around: [] });
const answer = (of: string, settled: boolean): Workspace['flagAnswers'][number] => ({ flag: of, what: 'seen', by: 'Ada Boyd', on: localDate('2026-11-20'), settled });
const attention = ['a', 'b', 'c', 'd'].map((id) => flag(id, 'attention'));

test('the sheet tells the gravest flags first, however they come, and no urgent one falls off it', () => {
  const { told, named, left } = sheetFlags({ flags: [...attention, flag('u', 'urgent'), flag('s', 'stop'), flag('e', 'emergency')], answers: [] }, { told: 2, named: 3 });
  expect(told.map(({ level, flag: { id } }) => `${level}: ${id}`)).toEqual(['Emergency: e', 'Urgent: u']);
  expect(named.map(({ level, flag: { id } }) => `${level}: ${id}`)).toEqual(['Stop: s', 'Attention: a', 'Attention: b']);
  expect(left).toBe(2);
});

test('what was settled comes after what stands; what was signed past stands', () => {
  const { told, left } = sheetFlags({ flags: [flag('done', 'emergency'), flag('past', 'urgent'), ...attention], answers: [answer('done', true), answer('past', false)] }, { told: 9, named: 9 });
  expect(told.map(({ flag: { id } }) => id)).toEqual(['past', 'a', 'b', 'c', 'd', 'done']);
  expect(left).toBe(0);
});
