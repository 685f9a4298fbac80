import { pathToFileURL } from 'node:url';

/** The worker's bundle in its own process, called as Lambda calls it, one call after the other. */
const [bundle = ''] = process.argv.slice(2);
const { handler } = await import(pathToFileURL(bundle).href);
const CONTEXT = { awsRequestId: 'bench', getRemainingTimeInMillis: () => 900_000 };

process.on('message', async (call) => {
  process.send?.(await handler(call, CONTEXT));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
