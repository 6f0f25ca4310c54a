/** What a free-text direction says. It is compared with the structured dose and offered as a choice; it never becomes a dose by itself. */
export type DirectionText = {
  /** Every amount of substance that is named, in micrograms. */
  readonly amounts: readonly number[];
  /** Numbers of tablets, capsules or patches that are named. */
  readonly counts: readonly number[];
  readonly timesPerDay: number | null;
  readonly isUnreadable: boolean;
};

const AMOUNT = /(\d+(?:[.,]\d+)?)\s*(mg|milligrams?|mcg|micrograms?|ug|µg|g|grams?)(?![a-z/])/gi;
const COUNT = /(\d+(?:[.,]\d+)?|one|two|three|four|half|a)\s+(?:tab(?:let)?s?|cap(?:sule)?s?|pills?|patch(?:es)?)\b/gi;
const WORDS: Readonly<Record<string, number>> = { a: 1, one: 1, two: 2, three: 3, four: 4, half: 0.5 };
const FREQUENCIES: readonly (readonly [RegExp, number])[] = [
  [/\b(four times (?:a|per|each) day|four times daily|4 times (?:a|per) day|4x (?:a )?(?:day|daily)|qid|qds)\b/i, 4],
  [/\b(three times (?:a|per|each) day|three times daily|thrice daily|3 times (?:a|per) day|3x (?:a )?(?:day|daily)|tid|tds)\b/i, 3],
  [/\b(twice (?:a|per|each) day|twice daily|two times (?:a|per) day|two times daily|2 times (?:a|per) day|2x (?:a )?(?:day|daily)|bid|bd|b\.i\.d\.)(?![a-z])/i, 2],
  [/\b(every other day|alternate days?|qod)\b/i, 0.5],
  [/\b(once (?:a|per) week|once weekly|every week|weekly)\b/i, 1 / 7],
  [/\b(once (?:a|per|each) day|once daily|one time (?:a|per) day|daily|every day|each day|every morning|each morning|in the morning|every evening|at night|at bedtime|every night|nightly|qd|od|qhs|nocte|mane)\b/i, 1],
];

const MICROGRAMS: Readonly<Record<string, number>> = { m: 1000, g: 1_000_000 };

export function readDirection(text: string): DirectionText {
  // `1,5 mg` may mean one and a half or fifteen hundred: nobody but the writer knows.
  const isUnreadable = /\d,\d/.test(text);
  const amounts = [...text.matchAll(AMOUNT)].map(([, number = '', unit = '']) => {
    const isMicro = /^(mcg|microg|ug|µg)/i.test(unit);
    return Math.round(Number(number.replace(',', '.')) * (isMicro ? 1 : (MICROGRAMS[unit.charAt(0).toLowerCase()] ?? 1)));
  });
  const counts = [...text.matchAll(COUNT)].map(([, number = '']) => WORDS[number.toLowerCase()] ?? Number(number.replace(',', '.')));
  return { amounts, counts, timesPerDay: FREQUENCIES.find(([pattern]) => pattern.test(text))?.[1] ?? null, isUnreadable };
}
