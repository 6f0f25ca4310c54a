import { handleApi } from '@/server/api/http';

export const dynamic = 'force-dynamic';

export { handleApi as GET, handleApi as POST };
