import type { OutgoingMail } from '@/server/platform/send-mail';

/** Where a link is from, in the two languages a patient may read; nobody is named, and nothing is said about health. */
export const linkTexts = (clinicName: string, url: string): Readonly<Record<'en' | 'es', string>> => ({
  en: `${clinicName}: a few questions to answer before your next appointment. The link is for you alone and asks for your birth date: ${url}`,
  es: `${clinicName}: por favor, conteste unas preguntas antes de su próxima cita. El enlace es solo para usted y pide su fecha de nacimiento: ${url}`,
});

export function linkMail(clinicName: string, { to, url }: { readonly to: string; readonly url: string }): OutgoingMail {
  const { en, es } = linkTexts(clinicName, url);
  const notRead = 'Nobody reads answers to this e-mail. / Nadie lee las respuestas a este correo.';
  return { to, subject: `${clinicName}: a few questions / unas preguntas`, text: `${en}\n\n${es}\n\n${notRead}\n`, language: 'en, es' };
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
