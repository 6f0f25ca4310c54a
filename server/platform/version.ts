import packageFile from '@/package.json';

/** Version of this release, as in package.json. */
export const VERSION: string = packageFile.version;
