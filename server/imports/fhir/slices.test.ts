import { describe, expect, it } from 'vitest';
import { localDate } from '@/server/clinical/model/local-date';
import { loadKnowledge } from '@/server/knowledge/load';
import { readBundle, readBundleInSlices } from './read-bundle';
import { inSlices } from './slices';
import { aCondition, anOrder, asText, bundleOf, coded, SNOMED } from './testing/bundles';

const options = { knowledge: loadKnowledge(), region: 'US', on: localDate('2026-03-01') } as const;
const LARGE = asText(bundleOf(Array.from({ length: 1500 }, (_, at) => (at % 2 === 0 ? anOrder({ id: `m${at}`, status: 'stopped' }) : aCondition(coded(SNOMED, '82272006', 'Common cold'), { id: `c${at}` })))));

describe('a large document read in slices', () => {
  it('comes to the same as read at once', async () => {
    expect(await inSlices(readBundleInSlices(LARGE, options))).toEqual(readBundle(LARGE, options));
  });

  it('lets others have their turn many times before it is done', async () => {
    let done = false;
    let turns = 0;
    const others = (): void => {
      turns += 1;
      if (!done) setImmediate(others);
    };
    setImmediate(others);
    await inSlices(readBundleInSlices(LARGE, options));
    done = true;
    expect(turns).toBeGreaterThan(5);
  });

  it('ends with the same refusal', async () => {
    expect(await inSlices(readBundleInSlices('{"a":1,"a":2}', options))).toEqual(readBundle('{"a":1,"a":2}', options));
  });
});
