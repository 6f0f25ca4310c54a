/** Roles within a clinic. One person may hold several. */
export const ROLES = ['prescriber', 'coordinator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Kinds of acts that a role may or may not do; the table of who may do what. */
export const ACTS = {
  'evidence:read': ['prescriber', 'coordinator', 'administrator'],
  'chart:read': ['prescriber', 'coordinator'],
  'patient:enter': ['prescriber', 'coordinator'],
  'record:upload': ['prescriber', 'coordinator'],
  'report:enter': ['prescriber', 'coordinator'],
  'question:answer': ['prescriber'],
  'inbox:resolve': ['prescriber'],
  'medication:change': ['prescriber'],
  'history:enter': ['prescriber'],
  'clinic:administer': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof ACTS;

export const mayDo = (roles: readonly Role[], act: Act): boolean => ACTS[act].some((role) => roles.includes(role));
