/** Drug names and titles are in lower case inside a sentence; what begins with two capitals, or as a code does, stays. */
export const inSentence = (text: string): string => (/^[A-Z]{2}|^[A-Z][-\d]/.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1));
