import type { ComponentType } from 'react';
import { useIdlePart } from '../../ui/use-idle-part';
import type { ScoreLinesProps } from './score-lines';

const load = () => import('./score-lines');

/** The charting library comes after everything else; the lines are there before it. */
export const useScoreLines = (): ComponentType<ScoreLinesProps> | null => useIdlePart(load)?.ScoreLines ?? null;
