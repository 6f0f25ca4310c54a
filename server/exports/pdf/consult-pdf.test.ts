import { expect, it } from 'vitest';

import { documentOf, planFrom } from '@/server/clinical/testing/any-document';
import { readPdf } from '@/server/exports/testing/read-pdf';
import { loadKnowledge } from '@/server/knowledge/load';
import { consultPdf } from './consult-pdf';

const knowledge = loadKnowledge();

it('the page for a colleague is one page and tells nothing of who it is: no word that was typed, no date, number or hash', async () => {
  for (let from = 0; from < 12; from += 1) {
    const planned = planFrom({ from, to: from + 3, dose: 3, target: 1, region: from, pace: 2, day: 5, way: from }, knowledge);
    const document = documentOf(planned?.plan ?? null, knowledge, { family: 'FAMILYNAME', given: 'Givenname', clinic: 'Clinicname', author: 'Authorname', sentence: 'typedsentence', patientWords: 'ownwords', addendum: 'addedwords' });
    const bytes = await consultPdf(document);
    const { pages, title } = await readPdf(bytes);
    expect(pages).toHaveLength(1);
    const words = `${pages.join(' ')} ${title ?? ''}`;
    expect(words).not.toMatch(/familyname|givenname|clinicname|authorname|typedsentence|ownwords|addedwords|0412|R-2026|\b(19|20)\d\d\b|-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-/i);
    expect(words).not.toContain((document.sha256 ?? 'x').slice(0, 4));
    expect(bytes.toString('latin1')).not.toMatch(/Authorname|D:2026/);
    expect(words).toContain('38 years');
    for (const { doses } of planned?.plan.steps.slice(0, 3) ?? []) for (const { mgPerDay } of doses) expect(words.replaceAll('\u00A0', ' ')).toContain(`${mgPerDay} mg`);
  }
});
