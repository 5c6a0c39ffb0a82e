import { createServer } from 'node:http';

/** Answers at once and does nothing else: what the machine itself allows, to compare with. */
createServer((_request, response) => response.end('ok')).listen(Number(process.argv[2]), '127.0.0.1', () => process.send!('ready'));
