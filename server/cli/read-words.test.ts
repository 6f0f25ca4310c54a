import { describe, expect, test } from 'vitest';
import { oneLine, readWords } from './read-words';

const rules = { '--on': { needs: 'a day' }, '--from': { needs: 'DRUG:MG', often: true }, '--fast': { needs: null } } as const;
const read = (...given: string[]) => readWords(given, rules);

describe('words of a command line', () => {
  test('files in their order, values after a space or a sign, those that may be given often all of them', () => {
    expect(read('a.json', '--on', '2026-12-01', 'b.json', '--from=x:1', '--fast', '--from', 'y:2=3')).toEqual({
      files: ['a.json', 'b.json'],
      options: new Map([['--on', ['2026-12-01']], ['--from', ['x:1', 'y:2=3']], ['--fast', []]]),
    });
  });

  test.each<[string[], string, string]>([
    [['--slow'], '--slow', 'unknown option; there are --on, --from and --fast'],
    [['--constructor'], '--constructor', 'unknown option'],
    [['--on', '1', '--on', '2'], '--on', 'given twice'],
    [['--on'], '--on', 'needs a day'],
    [['--on='], '--on', 'needs a day'],
    [['--on', '--fast'], '--on', 'needs a day'],
    [['--fast=no'], '--fast', 'takes no value'],
    [['--fast', '--fast'], '--fast', 'given twice'],
  ])('%j is refused', (given, where, what) => {
    expect(read(...given)).toMatchObject({ where, what: expect.stringContaining(what) as string });
  });

  test('what is printed stays on one line', () => {
    expect(oneLine('a\u2028b\r\n\u0000c')).toBe('a b c');
  });
});
