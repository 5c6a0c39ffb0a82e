import { exitWith } from '../process.js';
import { runCli } from './program.js';

/** The `candor` command: real streams, real environment, real model. */
try {
  process.exitCode = await runCli(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    environment: process.env,
    /* Only when it is needed: loading the runtime takes longer than most commands. */
    openAnalyser: async (options) => (await import('../../models/onnx-item-analyser.js')).openItemAnalyser(options),
  });
} catch (error) {
  exitWith(error);
}
