import { handlePreview } from '@/server/api/imports/http';

export const dynamic = 'force-dynamic';

export { handlePreview as POST };
