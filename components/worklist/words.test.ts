import { expect, test } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { standingWords } from './words';

type Row = Parameters<typeof standingWords>[0];
const asked: Row = { attempts: 0, lastContact: null, nextStep: 'call', act: 'send-report', unreached: false, request: { id: 'r1', standing: 'sent-out', on: localDate('2026-11-22') } };
const said = (changed: Partial<Row>): string | null => standingWords({ ...asked, ...changed });

test('a link that came back and one that was answered say so in the row; attempts to reach the patient come first', () => {
  const standing = (how: NonNullable<Row['request']>['standing']) => said({ request: { id: 'r1', standing: how, on: localDate('2026-11-22') } });
  expect(standing('sent-out')).toBe('Link of 22-Nov-2026 sent, not opened');
  expect(standing('received')).toBe('Link of 22-Nov-2026 answered');
  expect(standing('bounced')).toBe('Link of 22-Nov-2026 came back undelivered');
  expect(said({ act: 'call' })).toBeNull();
  expect(said({ attempts: 2, nextStep: 'letter' })).toBe('2 attempts, next: a letter');
});
