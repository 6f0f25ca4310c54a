import { ALL_STORIES } from './all-stories';
import { FOLLOWED } from './follow-up/people';
import type { StoryScript } from './story/script';

/** Everybody in the demo clinics: the stories, and those whose plans are under way. */
export const DEMO_PEOPLE: readonly StoryScript[] = [...ALL_STORIES, ...FOLLOWED.map(({ story }) => story)];
