/** Up to the first mark that ends a sentence: the point in `37.5 mg` is none. */
export const firstSentence = (text: string): string => /^.*?[.!?](?= |$)/.exec(text)?.[0] ?? text;
