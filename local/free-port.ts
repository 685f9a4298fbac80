import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the ports that systems lend to outgoing connections (from 32768 on Linux, 49152 elsewhere). One of those is free when
 * it is looked for, and may be somebody's connection when it is to be listened on.
 */
const PORTS = { first: 20_000, end: 32_000 };
const MOST_TRIES = 200;

const isFree = async (port: number, host: string): Promise<boolean> => {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch {
    return false;
  }
  probe.close();
  await once(probe, 'close');
  return true;
};

/**
 * A TCP port that nothing listens on at the moment, at that address of this machine.
 * @param count so many ports from there on are free
 */
export const findFreePort = async (host = '127.0.0.1', count = 1): Promise<number> => {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const first = randomInt(PORTS.first, PORTS.end - count);
    const wanted = Array.from({ length: count }, (_, index) => first + index);
    const free = await Promise.all(wanted.map((port) => isFree(port, host)));
    if (free.every(Boolean)) return first;
  }
  throw new Error(`no free TCP port was found between ${PORTS.first} and ${PORTS.end}`);
};
