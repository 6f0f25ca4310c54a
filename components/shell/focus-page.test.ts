import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { focusPage } from './focus-page';

/** As much of an element as the focus asks of it; `matching` are the selectors that fit it. */
class Element {
  readonly isContentEditable = false;
  tabIndex = 0;
  focused = false;
  constructor(private readonly matching: readonly string[], private readonly address: URL | null = null) {}
  get pathname() { return this.address?.pathname; }
  get search() { return this.address?.search; }
  matches(selector: string) { return this.matching.some((one) => selector.includes(one)); }
  closest(selector: string) { return this.matches(selector) ? this : null; }
  hasAttribute() { return false; }
  checkVisibility() { return true; }
  focus() { this.focused = true; }
}
const link = (to: string) => new Element(['a[href]'], new URL(to, 'http://localhost'));

let at: Element;
const title = new Element(['h1']);
const onAPageWith = (...links: readonly Element[]) => {
  const main = Object.assign(new Element(['main']), { querySelectorAll: () => links, querySelector: () => title });
  vi.stubGlobal('document', { querySelector: () => main, get activeElement() { return at; } });
};
const begun = (backFrom: string | null) => { focusPage(backFrom === null ? null : new URL(backFrom, 'http://localhost')); };

beforeEach(() => {
  at = new Element(['body']);
  title.focused = false;
  vi.stubGlobal('HTMLElement', Element);
});
afterEach(() => { vi.unstubAllGlobals(); });

it('a page begins at its title, and at the link that led away where the way led back', () => {
  const [chart, other, wanted] = [link('/patients/1'), link('/patients/1/plan?o=a'), link('/patients/1/plan?o=b')];
  onAPageWith(chart, other, wanted);
  begun(null);
  expect([title, chart, other, wanted].map(({ focused }) => focused)).toEqual([true, false, false, false]);
  begun('/patients/1/plan?o=b');
  expect([chart, other, wanted].map(({ focused }) => focused)).toEqual([false, false, true]);
});

it('a link to another option’s plan is not the one that led away; one to the page before something was chosen on it is', () => {
  const [other, bare] = [link('/patients/1/plan?o=a'), link('/worklist')];
  onAPageWith(other, bare);
  begun('/patients/1/plan?o=b');
  expect([title.focused, other.focused]).toEqual([true, false]);
  begun('/worklist?owner=mine');
  expect(bare.focused).toBe(true);
});

it.each([['who writes in the bar', 'input'], ['a dialog', '[role="dialog"]'], ['what the page gave it to', 'main']])('%s keeps the focus', (_who, where) => {
  onAPageWith();
  at = new Element([where]);
  begun(null);
  expect(title.focused).toBe(false);
});
