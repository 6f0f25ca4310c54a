import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

type Options = Readonly<Record<string, unknown>>;
/** What the server sent is WebAuthn's own form, made by the other half of the same library. */
const asQuestion = <T>(options: Options): T => options as T;

const STOPPED = new Set(['NotAllowedError', 'AbortError']);

/** The person stepped back, or the device did not let them: no failure of ours, and nothing to explain at length. */
export const isStopped = (error: unknown): boolean => error instanceof Error && (STOPPED.has(error.name) || (error.cause instanceof Error && STOPPED.has(error.cause.name)));

/** Lets the browser ask a device to become a passkey. */
export async function makePasskey(options: Options): Promise<Record<string, unknown>> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return { ...(await startRegistration({ optionsJSON: asQuestion<PublicKeyCredentialCreationOptionsJSON>(options) })) };
}

/** Lets the browser ask a passkey to sign. */
export async function askPasskey(options: Options): Promise<Record<string, unknown>> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return { ...(await startAuthentication({ optionsJSON: asQuestion<PublicKeyCredentialRequestOptionsJSON>(options) })) };
}
