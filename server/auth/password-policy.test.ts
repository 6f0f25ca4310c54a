import { describe, expect, it } from 'vitest';
import { weaknessOfPassword } from './password-policy';

const about = ['ada.boyd@riverside.example', 'Ada Boyd', 'Riverside Clinic'];

describe('AUTH-01: what may be a password', () => {
  it.each(['short7!', 'elevenchars', 'password1234', 'Password1234!', 'qwertyuiop123', '123456789012', 'aaaaaaaaaaaaaaaa', 'abcabcabcabc', 'adaboydadaboyd', 'Riverside2026', 'gamutgamutgamut', 'letmeinletmein'])(
    'refuses %s',
    (password) => {
      expect(weaknessOfPassword(password, about)).toMatch(/^At least 12|^This is among/);
    },
  );

  it.each(['lantern gravel Tuesday orbit', 'kYv7-pQz2-mXw9', 'сорок тысяч обезьян идут', '四十匹の猿が山を越えて行くのを見た', 'x'.repeat(20) + 'lantern gravel orbit' + 'y'.repeat(100)])('takes %s', (password) => {
    expect(weaknessOfPassword(password, about)).toBeNull();
  });

  it('takes 64 characters and more, up to its limit, and says the limit', () => {
    const words = 'lantern gravel orbit pewter maple '.repeat(8).slice(0, 256);
    expect(weaknessOfPassword(words, about)).toBeNull();
    expect(weaknessOfPassword(`${words}z`, about)).toBe('At most 256 characters.');
  });

  it('counts characters as people do, and is the same for both ways of typing an accent', () => {
    expect(weaknessOfPassword('🐒🐒🐒', about)).toMatch(/^At least 12/);
    expect(weaknessOfPassword('cafe\u0301 lantern gravel orbit', about)).toBe(weaknessOfPassword('café lantern gravel orbit', about));
  });

  it('measures the longest in no time', () => {
    expect(weaknessOfPassword('a1b2c3d4'.repeat(32), about)).toBeDefined();
  });
});
