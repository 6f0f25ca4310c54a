import type { OutgoingMail } from '@/server/platform/send-mail';
import { linkTexts } from '../report-requests/languages';

/** Where a link is from, in every language of the catalogue; nobody is named, and nothing is said about health. */
export function linkMail(clinicName: string, { to, url }: { readonly to: string; readonly url: string }): OutgoingMail {
  const texts = linkTexts(clinicName, url);
  const each = (part: 'text' | 'subject' | 'notRead', between: string): string => texts.map((message) => message[part]).join(between);
  return { to, subject: `${clinicName}: ${each('subject', ' / ')}`, text: `${each('text', '\n\n')}\n\n${each('notRead', ' / ')}\n`, language: texts.map(({ language }) => language).join(', ') };
}

/** To the on-call contact: that something waits, where, and until when. */
export const onCallMail = (clinicName: string, { to, url, dueAt }: { readonly to: string; readonly url: string; readonly dueAt: string | null }): OutgoingMail => ({
  to,
  subject: `${clinicName}: something waits for you in Gamut`,
  text: `Something came in that a prescriber has to look at today.${dueAt === null ? '' : ` Contact is due by ${dueAt}.`}\n\nOpen the home page: ${url}\n\nThis message holds nothing about a patient. Nobody reads answers to it.\n`,
  language: 'en',
});

/** The same for a web hook; the names are an interface to others. */
export const onCallBody = (given: { readonly id: string; readonly clinic: string; readonly raisedAt: string; readonly dueAt: string | null; readonly url: string }): string =>
  JSON.stringify({ event: 'alert.raised', id: given.id, clinic: given.clinic, raisedAt: given.raisedAt, dueAt: given.dueAt, url: given.url });
