const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** The engine keeps a copy of the whole text with each sign, so that a long text is read in stretches. */
const STRETCH = 256;

/** The signs of a text as a reader counts them, marks and joiners with their letter. */
export function graphemes(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    // Never between the halves of a code point.
    const end = at + STRETCH - (/[\uD800-\uDBFF]/.test(text.charAt(at + STRETCH - 1)) ? 1 : 0);
    const signs = Array.from(segmenter.segment(text.slice(at, end)), ({ segment }) => segment);
    // The last one may go on in the next stretch.
    const whole = end >= text.length || signs.length === 1 ? signs : signs.slice(0, -1);
    for (const sign of whole) at += sign.length;
    found.push(...whole);
  }
  return found;
}
