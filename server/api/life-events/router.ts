import { router } from '../trpc';
import { createLifeEventProcedure } from './create-life-event';
import { removeLifeEventProcedure } from './remove-life-event';

export const lifeEventsRouter = router({
  create: createLifeEventProcedure,
  remove: removeLifeEventProcedure,
});
