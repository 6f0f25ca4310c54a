/**
 * What crosses between page and server is plain JSON in one envelope: days and instants are text, what is not given is left out.
 * `server/api/wire.test.ts` holds every answer to it.
 */
export const wire = {
  serialize: (value: unknown): { readonly json: unknown } => ({ json: value }),
  deserialize: (sent: unknown): unknown => (typeof sent === 'object' && sent !== null && 'json' in sent ? sent.json : undefined),
};
