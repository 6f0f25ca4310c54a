import { handleImport } from '@/server/api/imports/http';

export const dynamic = 'force-dynamic';

export { handleImport as POST };
