import { describe, expect, it } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { recordAct } from './record-act';

const today = localDate('2026-11-22');

describe('the act of the record that settles a refusal', () => {
  it.each([
    ['planned', null], ['planned', '2026-11-30'], ['planned', '2026-11-01'], ['active', '2026-11-23'],
  ] as const)('corrects what is %s from %s, and asks no last day of it', (status, startOn) => {
    expect(recordAct({ drug: 'Phenelzine', status, startOn: startOn === null ? null : localDate(startOn), stopOn: null }, today)).toEqual({ kind: 'correct', label: 'Correct the planned phenelzine' });
  });

  it('corrects a last day that is there already', () => {
    for (const status of ['active', 'unknown', 'stopped'] as const) expect(recordAct({ drug: 'Phenelzine', status, startOn: null, stopOn: localDate('2026-11-24') }, today)).toEqual({ kind: 'correct', label: 'Correct the last day of phenelzine' });
  });

  it('asks for the last day of what is taken or may be taken, and of what was stopped without one', () => {
    expect(recordAct({ drug: 'Phenelzine', status: 'active', startOn: today, stopOn: null }, today)).toEqual({ kind: 'stop', label: 'Record the last day of phenelzine' });
    expect(recordAct({ drug: 'Phenelzine', status: 'unknown', startOn: null, stopOn: null }, today).kind).toBe('stop');
    expect(recordAct({ drug: 'Phenelzine', status: 'stopped', startOn: null, stopOn: null }, today)).toEqual({ kind: 'correct', label: 'Record the last day of phenelzine' });
  });
});
