import { router } from '../trpc';
import { getAboutAdviceProcedure } from './get-about-advice';
import { listSilentRulesProcedure } from './list-silent-rules';

export const adviceRouter = router({
  about: getAboutAdviceProcedure,
  silentRules: listSilentRulesProcedure,
});
