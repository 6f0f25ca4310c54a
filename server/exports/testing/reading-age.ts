/**
 * Reading age by the grade level of Flesch and Kincaid (0.39 words a sentence + 11.8 syllables a word - 15.59), to which
 * five years are added. Syllables are counted by groups of vowels, a silent e left out.
 */
export function readingAge(sentences: readonly string[]): number {
  const words = sentences.flatMap((text) => text.match(/[A-Za-z']+/g) ?? []);
  const ends = sentences.flatMap((text) => text.split(/[.?!:;]+(?:\s|$)/).filter((part) => /[A-Za-z]/.test(part))).length;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
  return 0.39 * (words.length / ends) + 11.8 * (syllables / words.length) - 15.59 + 5;
}

export function syllablesOf(word: string): number {
  const core = word.replace(/[^a-z]/g, '').replace(/(?:[^laeiouy]e|[^aeioudt]ed)$/, '');
  return Math.max(1, (core.match(/[aeiouy]+/g) ?? []).length);
}
