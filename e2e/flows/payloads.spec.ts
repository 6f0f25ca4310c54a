import { expect } from '@playwright/test';
import { test } from '../fixtures/chart';
import { lookFromOutside } from '../fixtures/from-outside';

// Every page, in both forms, is `npm run test:faults -- PAYLOADS`.
test('AZ-07 what a chart, a visit and a list send to people outside of a restricted chart holds nothing of it', async ({ prescriber, playwright }) => {
  expect(await lookFromOutside(prescriber, playwright, false)).toBe(14);
});
