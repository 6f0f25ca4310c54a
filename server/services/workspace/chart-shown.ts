import { engineFor } from '@/server/clinical/engine/engine';
import { countedAnswers } from '@/server/clinical/facts/confirmations';
import type { Chart } from '@/server/clinical/model/chart';
import type { Knowledge } from '@/server/clinical/model/knowledge';

/** A chart as it is shown and handed out: an answer that was taken back later that day is no part of it, as the engine reads it. */
export const chartShown = (chart: Chart, knowledge: Knowledge): Chart => ({ ...chart, confirmations: countedAnswers(chart.confirmations, engineFor(knowledge).terms) });
