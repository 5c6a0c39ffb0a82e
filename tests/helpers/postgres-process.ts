import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { exitWith } from '../../src/process.js';

/** Starts the database below the folder named by the first argument, tells its address, and stays until killed. */
try {
  const { url, directory } = await startEmbeddedPostgres(process.argv[2]!);
  console.log(JSON.stringify({ url, directory }));
  process.send!('ready');
  setInterval(() => undefined, 60_000);
} catch (error) {
  exitWith(error);
}
