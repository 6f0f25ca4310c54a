import { handleEvents } from '@/server/api/events/http';

export const dynamic = 'force-dynamic';

export { handleEvents as GET };
