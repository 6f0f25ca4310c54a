import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { loadKnowledge } from '@/server/knowledge/load';
import { ReferenceChips } from './reference-chip';
import { RuleLink } from './rule-link';
import { shelve } from './reference-types';

const shelf = shelve(loadKnowledge().references.map((one) => ({ ...one, otherReadings: [...one.otherReadings] })));
const shown = (ids: readonly string[], stating?: number): string => renderToStaticMarkup(<ReferenceChips ids={ids} shelf={shelf} {...(stating !== undefined && { stating })} />);
const framed = (html: string): readonly string[] => [...html.matchAll(/data-reference="([^"]+)" class="ref-chip/g)].map(([, id]) => id ?? '');

test('frames stand around works that state a sentence; that the rest is ours, and what was read beside it, are words', () => {
  const html = shown(['label-bupropion-xl', 'smpc-bupropion-eu', 'label-bupropion-sr', 'project-judgement'], 2);
  expect(framed(html)).toEqual(['label-bupropion-xl', 'smpc-bupropion-eu']);
  expect(html).toContain('the rest is our judgement');
  expect(html).toContain('aria-label="Read beside it: Bupropion SR, label, read in part"');
});

test('in a box of its own, as of a flag, what states the sentence is a word without a frame', () => {
  const html = renderToStaticMarkup(<ReferenceChips ids={['label-bupropion-xl']} shelf={shelf} stating={1} plain />);
  expect(framed(html)).toEqual([]);
  expect(html).toContain('aria-label="Source: Bupropion XL, label, read in part"');
  expect(framed(renderToStaticMarkup(<ReferenceChips ids={['project-judgement', 'label-bupropion-xl']} shelf={shelf} plain />))).toEqual([]);
});

test('our judgement alone has a frame where nothing states the sentence', () => {
  const html = shown(['project-judgement', 'label-bupropion-xl'], 0);
  expect(framed(html)).toEqual(['project-judgement']);
  expect(html).not.toContain('aria-label="Source:');
});

test('works of a list are all framed, in their order', () => {
  expect(framed(shown(['sansone-2010', 'goodwin-2017']))).toEqual(['sansone-2010', 'goodwin-2017']);
});

test('of several rules under one line each says which it is', () => {
  const links = ['kp-trd', 'kp-mdsi'].map((rule, at) => renderToStaticMarkup(<RuleLink rule={rule} place={`${at + 1} of 2`} />).replace(/<[^>]+>/g, ''));
  expect(links).toEqual(['Our rule 1 of 2', 'Our rule 2 of 2']);
  expect(renderToStaticMarkup(<RuleLink rule="kp-trd" />)).toContain('>Our rule<');
});
