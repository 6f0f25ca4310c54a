import type { RouterOutputs } from '../trpc/use-trpc';

export type PlanPreview = RouterOutputs['plan']['preview'];
type Sent = NonNullable<PlanPreview['request']>;
/** Days typed here are text until the server has read them. */
export type Steering = Omit<Sent['steering'], 'freeSince'> & { readonly freeSince: readonly { readonly drug: string; readonly on: string }[] };
export type PlanRequest = Omit<Sent, 'steering'> & { readonly steering: Steering };
export type MadePlan = Extract<PlanPreview['outcome'], { kind: 'plan' }>;
export type Plan = MadePlan['plan'];
export type PlanStep = Plan['steps'][number];
export type Dose = PlanStep['doses'][number];
export type Unit = Dose['units'][number];
export type PlanSummary = MadePlan['summary'];
export type PlanCurve = MadePlan['curves'][number];
export type PlanChoices = NonNullable<PlanPreview['choices']>;
export type PlanComparison = RouterOutputs['plan']['compare'];
export type CurrentPlan = RouterOutputs['plan']['current'];
export type Names = PlanPreview['names'];
