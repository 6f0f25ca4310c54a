/** Hands a table to the browser as a file to save; nothing of it stays in a store of the browser. */
export const saveText = (name: string, text: string): void => { save(name, new Blob([text], { type: 'text/csv;charset=utf-8' })); };

/** The same for a file that came as base64. */
export const saveFile = ({ name, type, base64 }: { readonly name: string; readonly type: string; readonly base64: string }): void => {
  save(name, new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], { type }));
};

function save(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
