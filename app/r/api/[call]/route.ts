import { handleReportDoor } from '@/server/api/report-door/http';

export const dynamic = 'force-dynamic';

export { handleReportDoor as POST };
