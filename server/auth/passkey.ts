import 'server-only';
import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { PasskeyRow } from '@/db/queries/accounts/passkeys';
import { environment } from '@/server/platform/env';
import { ownOrigins } from './same-origin';

const TRANSPORTS = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'] as const;
const transport = z.enum(TRANSPORTS);
const known = (transports: readonly string[]) => transports.flatMap((one) => transport.safeParse(one).data ?? []);

const common = { id: z.string().max(2000), rawId: z.string().max(2000), type: z.literal('public-key'), clientExtensionResults: z.object({}).default({}) };
const added = z.object({
  ...common,
  response: z.object({ clientDataJSON: z.string(), attestationObject: z.string(), transports: z.array(z.string()).default([]).transform(known) }),
});
const shown = z.object({ ...common, response: z.object({ clientDataJSON: z.string(), authenticatorData: z.string(), signature: z.string() }) });

/** Passkeys belong to the name under which this server is reached, whatever a request says of itself. */
const ourName = (): string => new URL(environment().publicUrl).hostname;

type Whose = { readonly userId: string; readonly email: string; readonly name: string };
type Key = Pick<PasskeyRow, 'credentialId' | 'publicKey' | 'counter' | 'transports'>;

/** What the browser asks a device that is to become a passkey. Its holder must show who they are to it: two factors in one. */
export const askToAdd = ({ userId, email, name }: Whose, has: readonly Key[]) =>
  generateRegistrationOptions({
    rpName: 'Gamut',
    rpID: ourName(),
    userID: new TextEncoder().encode(userId),
    userName: email,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: has.map(({ credentialId, transports }) => ({ id: credentialId, transports: known(transports) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });

export type AddedKey = Key & { readonly backedUp: boolean };

/** The public half that a device answered with; `null` for anything else than an answer to this question from our pages. */
export async function readAdded(answer: unknown, challenge: string): Promise<AddedKey | null> {
  const parsed = added.safeParse(answer);
  if (!parsed.success) return null;
  const { verified, registrationInfo } = await verifyRegistrationResponse({ response: parsed.data, expectedChallenge: challenge, expectedOrigin: ownOrigins(), expectedRPID: ourName(), requireUserVerification: true }).catch(() => ({ verified: false, registrationInfo: undefined }));
  if (!verified || registrationInfo === undefined) return null;
  const { credential, credentialBackedUp } = registrationInfo;
  return { credentialId: credential.id, publicKey: Buffer.from(credential.publicKey).toString('base64url'), counter: credential.counter, transports: parsed.data.response.transports, backedUp: credentialBackedUp };
}

/** What the browser asks a passkey; of one person's where it is known who acts, else of any that the device has for us. */
export const askToShow = (of: readonly Key[] = []) =>
  generateAuthenticationOptions({ rpID: ourName(), userVerification: 'required', ...(of.length > 0 && { allowCredentials: of.map(({ credentialId, transports }) => ({ id: credentialId, transports: known(transports) })) }) });

/** Under which id the browser knows the passkey that answered. */
export const credentialIn = (answer: unknown): string | null => shown.safeParse(answer).data?.id ?? null;

/** Whether a passkey signed this question on our pages, with its holder's consent; how far it has counted. */
export async function readShown(key: Key, answer: unknown, challenge: string): Promise<{ readonly counter: number; readonly backedUp: boolean } | null> {
  const parsed = shown.safeParse(answer);
  if (!parsed.success) return null;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: parsed.data,
    expectedChallenge: challenge,
    expectedOrigin: ownOrigins(),
    expectedRPID: ourName(),
    credential: { id: key.credentialId, publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')), counter: key.counter, transports: known(key.transports) },
    requireUserVerification: true,
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  return verified && authenticationInfo !== undefined ? { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp } : null;
}
