import { expect } from '@playwright/test';
import { tellFigures } from '@/db/testing/tell-figures';
import { test } from '../fixtures/chart';
import { lookFromOutside } from '../fixtures/from-outside';

test('PAYLOADS AZ-07 what each page sends, written out or as the framework’s own data, holds nothing that its reader may not see', async ({ prescriber, playwright }) => {
  test.setTimeout(600_000);
  const looked = await lookFromOutside(prescriber, playwright, true);
  expect(looked).toBeGreaterThan(120);
  tellFigures('PAYLOADS', { tries: looked, faults: 0, lost: 0, doubled: 0 });
});
