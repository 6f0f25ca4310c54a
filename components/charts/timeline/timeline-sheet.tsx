import sheet from './timeline.pcss';

/** Rules of the timeline, placed by the page between its headline and the timeline: a sheet that a part brings itself comes before the first words. */
export const TimelineSheet = () => <style id="timeline-sheet">{sheet}</style>;
