/** Tab icon with the patient's initials, so that two open charts are told apart. It names nobody and says nothing clinical. */
export function patientIcon(patient: { readonly id: string; readonly name: { readonly family: string; readonly given: string } }): string {
  const initials = [patient.name.family, patient.name.given].map(firstLetter).join('') || '?';
  const [ink, notch] = [GROUNDS[hashOf(patient.id) % GROUNDS.length] ?? GROUNDS[0], CORNERS[Math.floor(hashOf(patient.id) / GROUNDS.length) % CORNERS.length] ?? CORNERS[0]];
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="${ink}"/>` +
    `<path d="${notch}" fill="#fff" fill-opacity=".5"/>` +
    `<text x="16" y="22" font-family="Inter,Arial,sans-serif" font-size="${initials.length > 1 ? 16 : 20}" font-weight="600" text-anchor="middle" fill="#fff">${initials}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** Dark grounds and corners, chosen by the record: two people of the same initials rarely share both. */
const GROUNDS = ['#1f2a44', '#5b3a29', '#2f4a3a', '#4a2f4f', '#3a3f46', '#6a3b3b'] as const;
const CORNERS = ['M0 0h9L0 9z', 'M32 0v9l-9-9z', 'M32 32h-9l9-9z', 'M0 32v-9l9 9z', ''] as const;

const firstLetter = (name: string): string => (/\p{L}/u.exec(name.normalize('NFC'))?.[0] ?? '').toLocaleUpperCase('en');

/** Small and stable; not for secrets. */
function hashOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}
