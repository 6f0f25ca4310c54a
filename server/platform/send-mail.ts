import nodemailer from 'nodemailer';

import { DELIVERED, undelivered } from './delivery';
import type { Delivery } from './delivery';
import { environment } from './env';
import { isLoopbackAddress } from './public-address';

export type OutgoingMail = { readonly to: string; readonly subject: string; readonly text: string; readonly language: string };

const LONGEST_MS = 8_000;
const CODE = /^[A-Z]{2,20}$/;

function transport(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return nodemailer.createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    // In the clear only to this machine: the letter carries a link.
    requireTLS: !secure && hostname !== 'localhost' && !isLoopbackAddress(hostname),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: LONGEST_MS,
    greetingTimeout: LONGEST_MS,
    socketTimeout: LONGEST_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Hands a message to the mail server that the environment names. Its answer decides: taken, not now, or never. */
export async function sendMail({ to, subject, text, language }: OutgoingMail): Promise<Delivery> {
  const { smtpUrl, mailFrom } = environment();
  if (smtpUrl === null || mailFrom === null) return undelivered('no-mail-server', { final: true });
  const mail = transport(smtpUrl);
  try {
    await mail.sendMail({ from: mailFrom, to: { name: '', address: to }, subject, text, headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' } });
    return DELIVERED;
  } catch (error) {
    return failureOf(error);
  } finally {
    mail.close();
  }
}

function failureOf(error: unknown): Delivery {
  const status = error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  if (status !== null) {
    const refusedRecipient = error instanceof Error && 'command' in error && error.command === 'RCPT TO';
    return undelivered(`smtp-${status}`, { final: status >= 500, bounced: status >= 500 && refusedRecipient });
  }
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' && CODE.test(error.code) ? error.code.toLowerCase() : 'failed';
  return undelivered(`smtp-${code}`);
}
