import { answerWorklistDownload } from '@/server/interop/download/answer-download';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answerWorklistDownload(request, await params);
}
