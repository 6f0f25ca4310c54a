import type { Narrative } from '@medplum/fhirtypes';
import { daysWhole } from '../note/clean-text';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text inside XHTML: whatever a person typed is letters and never markup. */
const escapeXhtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

/** Paragraphs as the narrative of a resource. */
export const narrative = (paragraphs: readonly string[]): Narrative => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${(paragraphs.length === 0 ? ['Nothing.'] : paragraphs).map((text) => `<p>${escapeXhtml(daysWhole(text))}</p>`).join('')}</div>`,
});
