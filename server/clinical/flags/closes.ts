import { OPTION_IDS } from '../model/ids';
import type { OptionId } from '../model/ids';

/** Words of the content for a block that closes options; every other block concerns signing and planning. */
const CLOSES: Readonly<Record<string, readonly OptionId[]>> = { 'option cards': OPTION_IDS };

/** Whether a flag with these blocks takes the option out of the scope of the tool. */
export const blocksClose = (blocks: readonly string[], option: OptionId): boolean => blocks.some((block) => CLOSES[block]?.includes(option) === true);
