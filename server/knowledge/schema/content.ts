import { z } from 'zod';

import { causality, causes } from './cause';
import { conditionSets, drugClasses, drugs, fhirMapping, firstApproved, observations, recordWords, rxnorm } from './codes';
import { claims, disagreements, references, release } from './evidence';
import { crisis, flags } from './flag';
import { derivedFacts, grammar } from './grammar';
import { handout } from './handout';
import { instrument, instrumentRules } from './instrument';
import { option } from './option';
import { dataItems, questions } from './question';
import { settings } from './settings';
import { stated } from './stated';
import { switching, tapering } from './switching';

/** All content as it stands on disk: one key a file, `options` and `instruments` one entry a file. */
export const content = z.strictObject({
  release,
  grammar,
  derivedFacts,
  dataItems,
  questions,
  settings,
  options: z.array(option),
  flags,
  crisis,
  handout,
  causes,
  causality,
  instruments: z.array(instrument),
  instrumentRules,
  conditionSets,
  observations,
  drugClasses,
  fhirMapping,
  recordWords,
  drugs,
  rxnorm,
  firstApproved,
  references,
  stated,
  claims,
  disagreements,
  switching,
  tapering,
});

/** Content that has the right shape; whether its names and references hold is for the checks. */
export type Content = z.infer<typeof content>;
