/** Drug names and titles are in lower case inside a sentence; what begins with two capitals stays. */
export const inSentence = (text: string): string => (/^[A-Z]{2}|^[A-Z]-|^PHQ|^GAD/.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1));
