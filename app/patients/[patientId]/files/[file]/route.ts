import { answerChartDownload } from '@/server/interop/download/answer-download';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ patientId: string; file: string }> }): Promise<Response> {
  return answerChartDownload(request, await params);
}
