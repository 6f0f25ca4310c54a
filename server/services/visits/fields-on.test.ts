import { expect, it } from 'vitest';

import { localDate } from '@/server/clinical/model/local-date';
import { EMPTY_FIELDS } from '@/server/contracts/visit-fields';
import { fieldsOn } from './fields-on';

it('a day of return that is not still to come is none, also where a draft was stored with its own day', () => {
  const read = (returnOn: string | null) => fieldsOn({ ...EMPTY_FIELDS, decision: { kind: 'not-today', why: 'at home first', returnOn } }, localDate('2026-11-22')).decision;
  expect([read('2026-11-21'), read('2026-11-22'), read(null)]).toEqual(Array.from({ length: 3 }, () => ({ kind: 'not-today', why: 'at home first', returnOn: null })));
  expect(read('2026-11-23')).toMatchObject({ returnOn: '2026-11-23' });
  expect(fieldsOn({ ...EMPTY_FIELDS, reason: 'flat' }, localDate('2026-11-22'))).toEqual({ ...EMPTY_FIELDS, reason: 'flat' });
});
