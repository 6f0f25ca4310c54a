import { createHmac, timingSafeEqual } from 'node:crypto';
import { now } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';

/** Which request the holder of a link has opened with the right birth date. */
export type ReportVisit = { readonly clinicId: string; readonly requestId: string };

/** Minutes for which an opened link stays open without a saved page; opening it again needs the birth date again. */
export const VISIT_MINUTES = 60;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const sign = (text: string): Buffer => createHmac('sha256', `report-visit ${environment().authSecret}`).update(text).digest();

/** What the cookie holds: whose visit, until when, and our seal on both. Nothing about the patient. */
export function sealVisit({ clinicId, requestId }: ReportVisit): string {
  const text = `${clinicId}.${requestId}.${now().getTime() + VISIT_MINUTES * 60_000}`;
  return `${text}.${sign(text).toString('base64url')}`;
}

/** The visit that a cookie was sealed for; `null` when it is none of ours, changed or past its time. */
export function readVisit(cookie: string | null): ReportVisit | null {
  const [clinicId = '', requestId = '', until = '', seal = '', ...rest] = (cookie ?? '').split('.');
  if (rest.length > 0 || !UUID.test(clinicId) || !UUID.test(requestId) || !/^\d{13}$/.test(until)) return null;
  const expected = sign(`${clinicId}.${requestId}.${until}`);
  const given = Buffer.from(seal, 'base64url');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const left = Number(until) - now().getTime();
  // More than a visit lasts: it was sealed while the clock was ahead.
  return left > 0 && left <= VISIT_MINUTES * 60_000 ? { clinicId, requestId } : null;
}
