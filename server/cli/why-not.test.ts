import { DrizzleQueryError } from 'drizzle-orm';
import { DatabaseError } from 'pg';
import { expect, it } from 'vitest';

import { whyNot } from './why-not';

const failed = (code: string): Error => {
  const cause = Object.assign(new DatabaseError('relation "note" does not exist', 10, 'error'), { code });
  return new Error('Failed query: select "id" from "note" where "words" = $1\nparams: somebody', { cause });
};
const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED', syscall: 'connect' });

it.each([
  ['a database that is not there', refused, 'The database does not answer, or does not let us in; DATABASE_URL says where it is.'],
  ['one that lets nobody in', failed('28P01'), 'The database does not answer, or does not let us in; DATABASE_URL says where it is.'],
  ['no such database', failed('3D000'), 'The database does not answer, or does not let us in; DATABASE_URL says where it is.'],
  ['a missing table', failed('42P01'), 'The database is not one of this release; npm start brings an older one to it.'],
  ['a missing column', failed('42703'), 'The database is not one of this release; npm start brings an older one to it.'],
  ['whatever else the database says, by its number alone', failed('22012'), 'The database failed (22012).'],
  ['a statement that failed of something without a number', new DrizzleQueryError('select "id" from "note" where "words" = $1', ['somebody'], new RangeError('somebody is out of range')), 'The database failed.'],
  ['what is no document, whose words quote it', new SyntaxError('Unexpected token s, "somebody" is not valid JSON'), 'failed (SyntaxError)'],
  ['our own words', new Error('DATABASE_URL: not an\naddress'), 'DATABASE_URL: not an address'],
  ['what is no error', 'nothing', 'failed'],
])('%s is said in words of ours, without a statement or what it was about', (_, error, words) => {
  expect(whyNot(error)).toBe(words);
});
