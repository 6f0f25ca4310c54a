import { permanentRedirect } from 'next/navigation';

/** Where references stood before the evidence library had a place of its own; links that were kept still lead there. */
export default async function OldReferencePage({ params }: { readonly params: Promise<{ readonly referenceId: string }> }) {
  const { referenceId } = await params;
  permanentRedirect(`/evidence/references/${referenceId}`);
}
