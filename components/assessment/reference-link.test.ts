import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { referenceLink } from './reference-link';

const { references } = loadKnowledge();
const linkOf = (id: string) => {
  const work = references.find((one) => one.id === id);
  if (work === undefined) throw new Error(`no entry: ${id}`);
  return referenceLink(work);
};

test('a label opens its page for people where its set id is on record, and is known by its host', () => {
  expect(linkOf('label-bupropion-xl')).toEqual({ href: 'https://dailymed.nlm.nih.gov/dailymed/drugInfo.cfm?setid=f53704b2-3d3c-47e8-9fd6-a0f5240c0593', text: 'dailymed.nlm.nih.gov', opens: 'the label at DailyMed' });
  expect(linkOf('spravato-label')?.text).toBe('dailymed.nlm.nih.gov');
});

test('what opens something else than the work says what it opens', () => {
  expect(linkOf('label-bupropion-sr')).toMatchObject({ text: 'api.fda.gov', opens: 'the FDA’s own record at openFDA, as JSON; no page of it on record' });
  expect(linkOf('smpc-bupropion-eu')).toMatchObject({ text: 'thesynapse.net', opens: 'a company page for Malta; no official address on record' });
  const official = /(^|\.)(nih\.gov|fda\.gov|gov\.uk|europa\.eu|spravatorems\.com)$/;
  const labels = references.filter(({ type }) => type === 'label' || type === 'label summary').flatMap((work) => { const link = referenceLink(work); return link === null ? [] : [{ id: work.id, link }]; });
  expect(labels.length).toBeGreaterThan(10);
  expect(labels.filter(({ link }) => link.opens === null && !official.test(link.text)).map(({ id }) => id)).toEqual([]);
});

test('a work without number and address has none, and none is made up', () => {
  expect(linkOf('label-mirtazapine')).toBeNull();
  // Uploads by others are no address of a work.
  expect(linkOf('kroenke-2001-phq9')).toBeNull();
  expect(references.flatMap((work) => referenceLink(work)?.text ?? []).filter((host) => /studylib|scribd/.test(host))).toEqual([]);
});
