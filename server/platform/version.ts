import packageFile from '@/package.json';

/** Version of this release, as in package.json. */
export const VERSION: string = packageFile.version;

/** Name of the engine that made an assessment, stored beside it. */
export const ENGINE = `gamut/${VERSION}`;
