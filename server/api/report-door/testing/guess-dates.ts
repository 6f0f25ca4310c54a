/** An instance of its own that tries birth dates on one link through the door, says what each was told, and ends. */
import { aPhone, code } from './a-phone';

const [token = '', ...dates] = process.argv.slice(2);
const told = await Promise.all(dates.map((birthOn) => code(aPhone().caller().open({ token, birthOn, language: 'en' }))));
process.stdout.write(JSON.stringify(told));
process.exit(0);
