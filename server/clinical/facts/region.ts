/** Members of the European Economic Area by ISO 3166 code; `EU` in a rule stands for any of them. */
const EUROPEAN_ECONOMIC_AREA = new Set([
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE', 'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL',
  'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
]);

/** Whether a clinic of the country falls under a rule's region. */
export const isInRegion = (country: string, region: string): boolean => country === region || (region === 'EU' && EUROPEAN_ECONOMIC_AREA.has(country));
