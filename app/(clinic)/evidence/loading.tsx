/** The library's place while it is read. */
export default function EvidenceLoading() {
  return (
    <main className="px-4 py-6 md:px-6" aria-busy="true">
      <p className="text-lg font-strong">Evidence</p>
      <p className="text-sm text-ink-3" role="status">Reading the library</p>
    </main>
  );
}
