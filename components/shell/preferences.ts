/** How this person likes the screen. Nothing here is about a patient, so the browser may keep it. */
export type Theme = 'light' | 'dark';
export type Density = 'compact' | 'comfortable';
export type Preferences = { readonly theme: Theme | null; readonly density: Density | null; readonly keys: boolean };

const PREFERENCE_COOKIES = { theme: 'gamut-theme', density: 'gamut-density', keys: 'gamut-keys' } as const;

/** Reads them from cookies, so that the first paint has them already; unknown values are no preference. */
export function preferencesFrom(read: (name: string) => string | undefined): Preferences {
  const theme = read(PREFERENCE_COOKIES.theme);
  const density = read(PREFERENCE_COOKIES.density);
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    density: density === 'comfortable' || density === 'compact' ? density : null,
    keys: read(PREFERENCE_COOKIES.keys) !== 'off',
  };
}

const YEAR_SECONDS = 31_536_000;

/** Keeps one preference for a year; `null` forgets it and the system decides. */
export function keepPreference(name: keyof typeof PREFERENCE_COOKIES, value: string | null): void {
  document.cookie = `${PREFERENCE_COOKIES[name]}=${value ?? ''}; path=/; max-age=${value === null ? 0 : YEAR_SECONDS}; samesite=lax`;
}
