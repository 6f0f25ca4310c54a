import QRCode from 'qrcode';
import type { Db } from '@/db/client';
import { dropMessagesOf, enqueueMessages } from '@/db/queries/outbox/messages';
import type { HandedOver } from '@/server/contracts/report-request';
import { dayIn, timeIn } from '@/server/platform/clock';
import { environment } from '@/server/platform/env';
import { newToken, tokenHash } from '@/server/platform/ids';
import { sealText } from '@/server/platform/seal';
import { LINK_PURPOSE } from '../outbox/send-due';
import { linkTexts } from './languages';

export type NewLink = { readonly url: string; readonly tokenSha256: string };

/** 256 random bits after the `#`, where no server, log or forwarded address sees them; the database keeps only their hash. */
export function newLink(): NewLink {
  const token = newToken();
  return { url: `${environment().publicUrl}/r#${token}`, tokenSha256: tokenHash(token) };
}

type Mail = { readonly clinicId: string; readonly patientId: string; readonly requestId: string; readonly to: string; readonly url: string };

/** Puts the link into the outbox, sealed; an earlier one of the same request is not sent any more. */
export async function mailLink(db: Db, { clinicId, patientId, requestId, to, url }: Mail): Promise<void> {
  await dropMessagesOf(db, { clinicId, requestId });
  await enqueueMessages(db, [{ clinicId, patientId, kind: 'report-link', channel: 'email', address: to, requestId, sealed: sealText(url, LINK_PURPOSE) }]);
}

type Handed = { readonly requestId: string; readonly url: string; readonly expiresAt: Date; readonly mailedTo: string | null };

/** The link in every form in which somebody can hand it over; it is shown this once. */
export async function handOver({ name, timeZone }: { readonly name: string; readonly timeZone: string }, { requestId, url, expiresAt, mailedTo }: Handed): Promise<HandedOver> {
  return {
    requestId,
    url,
    qrCode: await QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }),
    messages: linkTexts(name, url).map(({ language, text }) => ({ language, text })),
    expires: { on: dayIn(timeZone, expiresAt), at: timeIn(timeZone, expiresAt) },
    mailedTo,
  };
}
