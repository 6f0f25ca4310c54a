/** What gives the banner its height at each width: the frame that waits for a chart has it too, so that nothing moves when the chart comes. */
export const BANNER = 'flex min-h-14 flex-wrap items-center gap-x-5 gap-y-1 border-y border-line bg-raised px-4 py-2 md:px-6';
export const BANNER_WHO = 'flex min-w-0 flex-col wrap-anywhere md:max-xl:basis-full md:max-xl:flex-row md:max-xl:flex-wrap md:max-xl:items-baseline md:max-xl:gap-x-3 xl:max-w-2/5 xl:flex-none';
export const BANNER_VALUES = 'flex min-w-0 flex-1 basis-full flex-wrap gap-y-1 md:basis-0';
export const BANNER_ENTRY = 'border-l border-line px-3 md:max-lg:px-1.5 first:border-l-0 first:pl-0 xl:first:border-l xl:first:pl-3 2xl:px-4 max-md:flex max-md:items-baseline max-md:gap-2';
