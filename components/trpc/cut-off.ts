const ENDED = 'gamut:session-ended';
const AGAIN = 'gamut:signed-in-again';

function on(names: readonly string[], heard: () => void): () => void {
  for (const name of names) window.addEventListener(name, heard);
  return () => {
    for (const name of names) window.removeEventListener(name, heard);
  };
}

/** The server does not know any more who asks in this tab. */
export const tellEnded = (): void => { window.dispatchEvent(new Event(ENDED)); };

/** The same person signed in again over what this tab shows. */
export const tellSignedInAgain = (): void => { window.dispatchEvent(new Event(AGAIN)); };

/** @returns what to call to hear no more */
export const onEnded = (heard: () => void): (() => void) => on([ENDED], heard);

/** What was cut off from the server is there again: the connection, or the session. @returns what to call to hear no more */
export const onBack = (heard: () => void): (() => void) => on(['online', AGAIN], heard);
