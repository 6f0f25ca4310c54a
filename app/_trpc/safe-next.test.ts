import { describe, expect, it } from 'vitest';
import { safeNext } from './safe-next';

describe('AUTH-07 where somebody goes after signing in', () => {
  it.each(['/', '/worklist?view=today', '/patients/1/reports#score', '/patients/../today'])('is the page that was asked for: %s', (path) => {
    expect(safeNext(path)).toBe(path.replace('/patients/..', ''));
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '/\n//evil.example', '/\r\\evil.example', '/.//evil.example', '/x/..//evil.example', 'javascript:alert(1)', '/\t\\\tevil.example', '', ' //evil.example'])('is never another origin: %j', (path) => {
    const next = safeNext(path);
    expect(new URL(next, 'https://gamut.example').origin).toBe('https://gamut.example');
    expect(next).not.toContain('evil');
  });

  it('is the start where nothing was asked for', () => {
    expect(safeNext(undefined)).toBe('/');
  });
});
