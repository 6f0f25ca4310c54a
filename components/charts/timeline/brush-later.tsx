import { lazy, memo, Suspense } from 'react';
import type { BrushProps } from './brush';

const Brush = lazy(() => import('./brush').then((module) => ({ default: module.Brush })));

/**
 * The brush of the first answer, taken into use once its script has come after that of the drawing. Drawn anew for nothing but what it
 * shows: a part that is still waited for would go for as long.
 */
export const BrushLater = memo(function BrushLater(props: BrushProps) {
  return <Suspense fallback={<div className="brush"><div className="brush-track" /></div>}><Brush {...props} /></Suspense>;
});
