/** A path of this origin and nothing else. */
export const safeNext = (text: string | undefined): string => (text !== undefined && /^\/(?![/\\])/.test(text) ? text : '/');
