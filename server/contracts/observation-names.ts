/** Measurements are called on the forms what they are called in notes. */
export { shortName } from '@/server/clinical/model/observation-names';
