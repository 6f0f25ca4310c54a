import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  // Tests stand beside the tables; the generator must not load them.
  schema: './db/schema/!(*.test).ts',
  out: './db/migrations',
  strict: true,
});
