import { describe, expect, it } from 'vitest';
import { cleanText, lineInput, optionalTextInput } from './fields';

describe('free text', () => {
  it('is one form of each letter, without control characters, and otherwise as it was typed', () => {
    expect(cleanText('  cafe\u0301\r\nwith\u0000 a\u0007 bell\u009f and \ud800 half  ')).toBe('café\nwith  a  bell  and \ufffd half');
    for (const kept of ['<b>bold</b>', "Robert'); drop table", '=2+5', '🤍 שלום', 'a\u202eb']) expect(cleanText(kept)).toBe(kept);
  });

  it('of one line has one line, something in it, and no more than its limit', () => {
    expect(lineInput(20).parse('two\r\n\nlines')).toBe('two lines');
    for (const refused of ['', ' \u0000\n ', 'x'.repeat(21)]) expect(lineInput(20).safeParse(refused).success).toBe(false);
    expect(optionalTextInput(20).parse(' \u0007 ')).toBeNull();
  });
});
