/** A process of its own that brings a database to the schema of a folder of migrations, to be killed in between. */
import { migrateDatabase } from '../migrate';

const [ownerUrl = '', applicationUrl = '', folder = ''] = process.argv.slice(2);
console.log('begun');
const { applied } = await migrateDatabase({ ownerUrl, applicationUrl, folder });
console.log(`done ${applied.length}`);
