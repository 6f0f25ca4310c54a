/** Short names of measurements as they are said in a clinic and written in a note; what is not here keeps the name of its code. */
const SHORT: Readonly<Record<string, string>> = {
  egfr: 'eGFR',
  alt: 'ALT',
  ast: 'AST',
  bmi: 'Body mass index',
  'oxygen-saturation': 'Oxygen saturation',
  'bilirubin-total': 'Bilirubin, total',
  albumin: 'Albumin',
  sodium: 'Sodium',
  tsh: 'TSH',
  'free-t4': 'Free thyroxine',
  'testosterone-total': 'Testosterone, total',
  qtc: 'QTc',
};

/** The short name of a measurement by its id; `null` where it has none. */
export const shortName = (id: string): string | null => SHORT[id] ?? null;
