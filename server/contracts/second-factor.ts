import { z } from 'zod';
import { lineInput } from './fields';
import { momentSchema } from './people';
import { proofInput, proofSchema } from './proof';

/** How a person shows who they are, beside the password. */
export const factorSchema = z.object({
  /** Since when the authenticator's code is asked for; `null` without one. */
  since: momentSchema.nullable(),
  recoveryLeft: z.number(),
  /** The clinic has real patients: nothing opens without one. */
  mandatory: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), added: momentSchema, used: momentSchema.nullable(), backedUp: z.boolean() })),
  proof: proofSchema,
});
export type Factor = z.output<typeof factorSchema>;

export const beginFactorInput = z.object({ proof: proofInput });
/** Shown while it is set up, and never again. */
export const begunFactorSchema = z.object({
  /** What is typed where the picture cannot be scanned, in groups of four. */
  key: z.string(),
  /** SVG. */
  qrCode: z.string(),
});
export type BegunFactor = z.output<typeof begunFactorSchema>;

const codeInput = z.string().trim().min(1, 'Enter the code.').max(40);
export const finishFactorInput = z.object({ code: codeInput });
/** The recovery codes are shown this once. */
export const withRecoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()), factor: factorSchema });
export type WithRecoveryCodes = z.output<typeof withRecoveryCodesSchema>;
export const renewRecoveryCodesInput = z.object({ proof: proofInput });
/** Both, however short ago they were shown. */
export const removeFactorInput = z.object({ password: z.string().min(1, 'Enter your password.').max(256), code: codeInput });

/** What the browser asks a device to sign, and what the device answers; both are WebAuthn's own. */
const webauthn = z.record(z.string(), z.unknown());
export const passkeyOptionsSchema = z.object({ options: webauthn });
const answerInput = webauthn.refine((answer) => JSON.stringify(answer).length <= 20_000, 'This is no answer of a passkey.');
export const beginPasskeyInput = z.object({ proof: proofInput });
export const addPasskeyInput = z.object({ name: lineInput(60), answer: answerInput });
export const renamePasskeyInput = z.object({ passkeyId: z.uuid(), name: lineInput(60) });
export const removePasskeyInput = z.object({ passkeyId: z.uuid(), proof: proofInput });
export const showPasskeyInput = z.object({ answer: answerInput });
