const MICROGRAMS_PER_MG = 1000;

/** `112.5` from whole micrograms: leading zero, no trailing zero. */
export const milligrams = (micrograms: number): string => String(micrograms / MICROGRAMS_PER_MG);

/** `112.5 mg`. */
export const doseInWords = (micrograms: number): string => `${milligrams(micrograms)} mg`;
