import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

/** CommonJS with a `default`, which Node and the test runner import each in their own way; both require it alike. */
const { default: serve }: typeof import('aws-ses-v2-local') = createRequire(import.meta.url)(
  'aws-ses-v2-local',
);

export interface Inbox {
  /** Where mails are read in a browser, sent to by the SDK, and listed as JSON at `/store`. */
  origin: string;
  stop: () => Promise<void>;
}

const isPlaced = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

/** Stands in for SES on a free port of 127.0.0.1. Mails are kept in memory, for as long as this process lives. */
export const startInbox = async (): Promise<Inbox> => {
  const server = await serve({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  if (!isPlaced(address)) throw new Error('the inbox has no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
