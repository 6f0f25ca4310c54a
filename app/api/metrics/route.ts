import { answerMetrics } from '@/server/interop/metrics/answer-metrics';

export const dynamic = 'force-dynamic';

export const GET = (request: Request) => answerMetrics(request);
