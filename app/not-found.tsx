/** A plain link: what this page loads, every page loads with it. */
export default function NotFound() {
  return (
    <main id="main" className="mx-auto max-w-form px-6 py-14">
      <h1 className="text-xl font-strong tracking-tight">Not found</h1>
      <p className="py-2 text-sm text-ink-2">There is nothing at this address for you. It may have been removed, or belong to another clinic.</p>
      <a className="link text-sm" href="/today">To the patients</a>
    </main>
  );
}
