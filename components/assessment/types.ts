import type { Workspace } from '@/server/contracts/workspace';

export type Assessment = Workspace['assessment'];
export type AssessedOption = Assessment['options'][number];
export type OptionId = AssessedOption['id'];
export type OptionStatus = AssessedOption['status'];
export type Reason = AssessedOption['reasons'][number];
export type Finding = AssessedOption['wrongIf'][number];
export type Cause = Assessment['causes'][number];
export type Flag = Assessment['flags'][number];
export type AskedQuestion = Assessment['questions'][number];
export type BasisFact = Assessment['basis'][number];
