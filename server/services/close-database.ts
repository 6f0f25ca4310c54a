import { closePool } from '@/db/client';

/** Lets go of the database, so that a command can end. */
export const closeDatabase = (): Promise<void> => closePool();
