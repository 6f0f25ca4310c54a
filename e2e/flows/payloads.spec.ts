import { expect } from '@playwright/test';
import { test } from '../fixtures/chart';
import { lookFromOutside } from '../fixtures/from-outside';

/** Where most is sent: charts, visits and lists. Every page, in both forms, is `npm run test:faults -- PAYLOADS`. */
const MOST = /^\/(today|worklist|panel|patients|patients\/:patient|patients\/:patient\/record|visits\/:visit)$/;

test('AZ-07 what a chart, a visit and a list send to people outside of a restricted chart holds nothing of it', async ({ prescriber, playwright }) => {
  expect(await lookFromOutside(prescriber, playwright, MOST)).toBe(28);
});
