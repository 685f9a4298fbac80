import { once } from 'node:events';
import { createServer } from 'node:net';

/** A TCP port that nothing listens on at the moment, at that address of this machine. */
export const findFreePort = async (host = '127.0.0.1'): Promise<number> => {
  const probe = createServer().listen(0, host);
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no TCP port was given');
  return address.port;
};
