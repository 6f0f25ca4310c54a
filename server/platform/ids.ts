import { createHash, randomBytes, randomUUID } from 'node:crypto';

/** A row's id. */
export const newId = (): string => randomUUID();

/** 256 random bits for what must not be guessed: links, set-up tokens. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored in place of a token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
