/** An instance of its own that guesses at one account, says what it was told, and ends. */
import { guessPasswords } from './guess';

const [email = '', count = '0', burst = '0'] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await guessPasswords(email, Number(count), Number(burst))));
process.exit(0);
