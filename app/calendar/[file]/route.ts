import { answerCalendar } from '@/server/interop/calendar/answer-calendar';

export const dynamic = 'force-dynamic';

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answerCalendar(await params);
}
