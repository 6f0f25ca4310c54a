import { handleAccessDoor } from '@/server/api/access-door/http';

export const dynamic = 'force-dynamic';

export { handleAccessDoor as POST };
