export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** `Very low` for `very-low`. */
export const gradeWord = (grade: string): string => capital(grade.replaceAll('-', ' '));
