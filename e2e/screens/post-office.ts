import { createServer } from 'node:net';
import type { Server } from 'node:net';

/** Nobody lives there: a letter to this address comes back. */
const UNKNOWN = 'i.castellanos@';

/** A mail server of the pictures alone: takes every letter and keeps none. */
export function openPostOffice(port: number): Promise<Server> {
  const server = createServer((line) => {
    let rest = '';
    let inLetter = false;
    line.on('error', () => line.destroy());
    line.on('data', (chunk) => {
      const lines = `${rest}${chunk.toString()}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const said of lines) {
        if (inLetter && said !== '.') continue;
        const starts = said === 'DATA';
        line.write(starts ? '354 go on\r\n' : said.startsWith('RCPT') && said.includes(UNKNOWN) ? '550 5.1.1 no such mailbox\r\n' : said.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
        inLetter = starts;
      }
    });
    line.write('220 pictures\r\n');
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => { resolve(server); }));
}
