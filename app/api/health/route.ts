import { answerHealth } from '@/server/interop/health/answer-health';

export const dynamic = 'force-dynamic';

export const GET = () => answerHealth();
