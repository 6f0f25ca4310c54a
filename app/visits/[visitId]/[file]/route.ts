import { answerDownload } from '@/server/interop/download/answer-download';

export const dynamic = 'force-dynamic';

export async function GET(request: Request, { params }: { params: Promise<{ visitId: string; file: string }> }): Promise<Response> {
  return answerDownload(request, await params);
}
