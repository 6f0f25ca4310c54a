/** Roles within a clinic. One person may hold several. */
export const ROLES = ['prescriber', 'coordinator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];
/** What an actor may hold: a role of a person, or the command line, to which whoever runs the server has access. */
export type Holding = Role | 'command-line';

/** Kinds of acts that a role may or may not do; the table of who may do what. */
export const ACTS = {
  'evidence:read': ['prescriber', 'coordinator', 'administrator'],
  'chart:read': ['prescriber', 'coordinator'],
  'plan:read': ['prescriber', 'coordinator'],
  'patient:enter': ['prescriber', 'coordinator'],
  'record:upload': ['prescriber', 'coordinator', 'command-line'],
  'report:enter': ['prescriber', 'coordinator'],
  'report:ask': ['prescriber', 'coordinator'],
  'alert:answer': ['prescriber'],
  'task:work': ['prescriber', 'coordinator'],
  'task:answer': ['prescriber'],
  'question:answer': ['prescriber'],
  'inbox:resolve': ['prescriber'],
  'medication:change': ['prescriber'],
  'history:enter': ['prescriber'],
  'note:read': ['prescriber', 'coordinator'],
  'note:write': ['prescriber'],
  'note:export': ['prescriber'],
  'patient:merge': ['prescriber'],
  'record:account': ['prescriber', 'administrator'],
  'chart:restrict': ['prescriber', 'administrator'],
  'chart:break-glass': ['prescriber'],
  'clinic:administer': ['administrator'],
} as const satisfies Record<string, readonly Holding[]>;
export type Act = keyof typeof ACTS;

export const mayDo = (holdings: readonly Holding[], act: Act): boolean => ACTS[act].some((holding) => holdings.includes(holding));

export const isRole = (holding: Holding): holding is Role => holding !== 'command-line';
