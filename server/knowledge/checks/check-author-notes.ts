import type { Content } from '../schema/content';
import type { Problem } from './problem';

/** What whoever writes the content tells whoever makes or releases the product. */
const TO_THE_MAKERS = /(?:the product must|(?<=^|[.;] )(?:do not|never) (?:display|show|present|use)\b|may (?:not )?be displayed|before (?:display|release|it is shown)|use it only|should be (?:checked|added)|checked by hand|must not be embedded)/i;

/** What the screen shows of a claim, a work, a rule or a flag is said to its reader. */
export function checkAuthorNotes({ claims, references, options, flags }: Content): Problem[] {
  const shown: readonly (readonly [string, string | null | undefined])[] = [
    ...claims.claims.map(({ id, note }) => [`claims.${id}`, note] as const),
    ...references.references.flatMap(({ id, finding, limitations, verification, otherReadings }) => [finding, limitations, verification, ...otherReadings.flatMap((one) => [one.finding, one.verification])].map((text) => [`references.${id}`, text] as const)),
    ...options.flatMap(({ rules }) => rules.map(({ id, note }) => [`options.${id}`, note] as const)),
    ...flags.flags.map(({ id, note }) => [`flags.${id}`, note] as const),
  ];
  return shown.flatMap(([at, text]) => {
    const found = TO_THE_MAKERS.exec(text ?? '');
    return found === null ? [] : [{ at, message: `a note to the makers, and the screen shows it: ${found[0]}` }];
  });
}
