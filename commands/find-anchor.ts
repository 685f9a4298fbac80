import { join } from 'node:path';
import { ANCHOR_PREFIX } from '../functions/jobs/contract.ts';
import { ANCHOR_FOLDER, openAnchorFolder } from '../local/anchor-folder.ts';
import { findRunning } from '../local/running-systems.ts';
import { parsePort } from '../local/start-options.ts';
import { type Anchor, openAnchor } from '../shared/files/anchor.ts';

/** The option of every command that works on the anchor. */
export const ANCHOR_OPTION = { anchor: { type: 'string' } } as const;

/**
 * The named bucket, or the folder of the system that runs on this machine. Undefined for a deployed table without the
 * name of its bucket.
 */
export const findAnchor = ({
  port,
  table,
  anchor,
}: {
  port?: string | undefined;
  table?: string | undefined;
  anchor?: string | undefined;
}): Anchor | undefined => {
  if (anchor !== undefined) return openAnchor(anchor, ANCHOR_PREFIX);
  const system = table === undefined ? findRunning(parsePort(port)) : undefined;
  return system && openAnchorFolder(join(system.data, ANCHOR_FOLDER), ANCHOR_PREFIX);
};
