import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

/** CommonJS with a `default`, which Node and the test runner import differently. Both `require` it alike. */
const { default: serve }: typeof import('aws-ses-v2-local') = createRequire(import.meta.url)(
  'aws-ses-v2-local',
);

export interface Inbox {
  /** The origin at which a browser shows the mails, the SDK sends them, and `/store` lists them as JSON. */
  origin: string;
  stop: () => Promise<void>;
}

const isPlaced = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null;

/** Replaces SES on a free port of 127.0.0.1. Mails are in memory, and go with this process. */
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
