/** First file of the thread that writes documents: it lets the thread read TypeScript, as the command line does. */
import { register } from 'tsx/esm/api';

register();
await import('./render-worker.ts');
