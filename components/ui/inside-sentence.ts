/** Recorded words as they stand inside a sentence: `Sleeping well` begins small; `PHQ-9 20`, `OCD` and the II of `Bipolar II` stay. */
export const insideSentence = (words: string): string => (/^(?:\p{Lu}[\p{Ll}’']|A\s)/u.test(words) ? words.slice(0, 1).toLowerCase() + words.slice(1) : words);
