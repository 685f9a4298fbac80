import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadActivationSecret } from './activation-secret.ts';
import { ANCHOR_FOLDER } from './anchor-folder.ts';
import { startAwsStandIns } from './aws-stand-ins.ts';

const LETTERS_BUCKET = 'letters-bucket';
const FILES_BUCKET = 'files-bucket';
const SECRET = 'activation';

export interface FileServices {
  /** The folder with the letters. */
  letters: string;
  /** The file with the published events, one per line. */
  events: string;
  /** The folder that the portal is built into. */
  portal: string;
  /** The origin that browsers send files to. */
  origin: string;
  /** Environment variables that lead the handlers' clients here. */
  environment: Record<string, string>;
  stop: () => Promise<void>;
}

/**
 * The AWS services for files and events. Files and secret are kept with the data; without a data folder they go when
 * the system stops.
 */
export const startFileServices = async (
  data: string | undefined,
  /** What Secrets Manager holds besides, by name. */
  more: ReadonlyMap<string, string> = new Map(),
): Promise<FileServices> => {
  const root = data ?? mkdtempSync(join(tmpdir(), 'trousseau-'));
  const secret = loadActivationSecret(data && join(data, 'activation-secret'));
  const events = join(root, 'events.jsonl');
  const secrets = new Map([[SECRET, secret], ...more]);
  const standIns = await startAwsStandIns({ folder: root, secrets, events });
  return {
    letters: join(root, LETTERS_BUCKET),
    events,
    portal: join(root, 'portal'),
    origin: standIns.origin,
    environment: {
      LETTERS_BUCKET_NAME: LETTERS_BUCKET,
      FILES_BUCKET_NAME: FILES_BUCKET,
      ANCHOR_BUCKET_NAME: ANCHOR_FOLDER,
      ACTIVATION_SECRET_NAME: SECRET,
      SENDER_ADDRESS: JSON.stringify(['TSA 00000', '00000 EXEMPLE CEDEX']),
      EVENT_BUS_NAME: 'events',
      EVENT_SOURCE: 'urn:trousseau:local',
      AWS_ENDPOINT_URL_S3: standIns.origin,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: standIns.origin,
      AWS_ENDPOINT_URL_EVENTBRIDGE: standIns.origin,
    },
    stop: async () => {
      await standIns.stop();
      if (data === undefined) rmSync(root, { recursive: true, force: true });
    },
  };
};
