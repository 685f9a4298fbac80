import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLetterBucket } from '../../../functions/letters/letter-bucket.ts';
import { writeLetters } from '../../../functions/letters/write-letters.ts';
import { type AwsStandIns, startAwsStandIns } from '../../../local/aws-stand-ins.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/open-local-table.ts';
import { openActivationSecret } from '../../../shared/administrator-changes/letters/activation-secret.ts';
import { formatKey } from '../../../shared/domain/administrator-changes/activation-key.ts';
import type { AdministratorChange } from '../../../shared/domain/administrator-changes/administrator-change.ts';
import { toInstant } from '../../../shared/domain/instants.ts';
import { logger } from '../../../shared/observability/logger.ts';
import { writeMessage } from '../../../shared/stream/event-message.ts';
import type { Table } from '../../../shared/table/table.ts';
import {
  KEY,
  orderEvent,
  orderedChange,
  SECRET,
  SENDER_ADDRESS,
  storeOrder,
} from '../../support/administrator-changes/letters.ts';
import { createTestTable } from '../../support/local-table.ts';
import { readPdf } from '../../support/read-pdf.ts';

const BUCKET = 'letters-bucket';
const NAME = '219200235-01J9ZK00000000000000000000-1.pdf';
const PATH = join(BUCKET, 'letters', '2026-11-15', '21920023500014', NAME);
const DONE = { batchItemFailures: [] };

let table: Table;
let folder: string;
let standIns: AwsStandIns;
let logged: string;

const letters = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'));

/** A message as Lambda hands it on from the queue. */
const messageOf = (change: AdministratorChange, messageId = '1', letter = 1) => ({
  messageId,
  body: writeMessage(orderEvent(change, letter)),
});

/** The deployed handler, with its clients led to the stand-ins. */
const openWriter = ({ s3 = standIns.origin, secretName = 'activation' } = {}) => {
  const settings = { region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS, maxAttempts: 1 };
  const secrets = new SecretsManagerClient({ ...settings, endpoint: standIns.origin });
  return writeLetters({
    table,
    secret: openActivationSecret(secretName, secrets),
    put: openLetterBucket(BUCKET, new S3Client({ ...settings, endpoint: s3 })),
    portalUrl: 'https://trousseau.example',
    sender: SENDER_ADDRESS,
  });
};

beforeEach(async () => {
  table = await createTestTable();
  folder = mkdtempSync(join(tmpdir(), 'trousseau-letters-'));
  standIns = await startAwsStandIns({
    folder,
    secrets: new Map([['activation', SECRET]]),
    events: join(folder, 'events.jsonl'),
  });
  logged = '';
  const capture = (chunk: unknown): boolean => {
    logged += `${String(chunk)}\n`;
    return true;
  };
  logger.setLogLevel('DEBUG');
  vi.spyOn(process.stdout, 'write').mockImplementation(capture);
  vi.spyOn(process.stderr, 'write').mockImplementation(capture);
  for (const method of ['debug', 'info', 'log', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...texts: unknown[]) => void capture(texts.join(' ')));
  }
});

afterEach(async () => {
  vi.restoreAllMocks();
  logger.setLogLevel('SILENT');
  await standIns.stop();
  rmSync(folder, { recursive: true });
});

describe('a letter that was ordered', () => {
  test('is put where the printing service finds it, with the key whose hash the order stored', async () => {
    await storeOrder(table, orderedChange());
    expect(await openWriter()({ Records: [messageOf(orderedChange())] })).toEqual(DONE);
    expect(letters()).toEqual([PATH]);
    const { text } = await readPdf(readFileSync(join(folder, PATH)));
    expect(text).toContain(formatKey(KEY));
    expect(text).toContain('Camille Lefèvre (camille.lefevre@antony.example) demande');
    expect(text).toContain('92161 ANTONY CEDEX');
  });

  test('is one letter, however often the order is delivered and by how many at once', async () => {
    await storeOrder(table, orderedChange());
    const message = messageOf(orderedChange());
    await openWriter()({ Records: [message] });
    const first = readFileSync(join(folder, PATH));
    const again = [openWriter(), openWriter(), openWriter()].map((write) =>
      write({ Records: [message, message] }),
    );
    expect(await Promise.all(again)).toEqual([DONE, DONE, DONE]);
    expect(letters()).toEqual([PATH]);
    expect(readFileSync(join(folder, PATH))).toEqual(first);
  });

  test('comes again when the bucket cannot be reached, and holds up no other order', async () => {
    await storeOrder(table, orderedChange());
    const unreachable = openWriter({ s3: 'http://127.0.0.1:9' });
    const Records = [messageOf(orderedChange(), '7'), messageOf(orderedChange(), '8', 2)];
    expect(await unreachable({ Records })).toEqual({
      batchItemFailures: [{ itemIdentifier: '7' }, { itemIdentifier: '8' }],
    });
    expect(letters()).toEqual([]);
    expect(await openWriter()({ Records: Records.toReversed() })).toEqual({
      batchItemFailures: [{ itemIdentifier: '8' }],
    });
    expect(letters()).toEqual([PATH]);
  });

  test('comes again when the secret cannot be read, and is then written', async () => {
    await storeOrder(table, orderedChange());
    const failed = { batchItemFailures: [{ itemIdentifier: '1' }] };
    const Records = [messageOf(orderedChange())];
    expect(await openWriter({ secretName: 'unknown' })({ Records })).toEqual(failed);
    expect(await openWriter()({ Records })).toEqual(DONE);
    expect(letters()).toEqual([PATH]);
  });

  test('is not written with a key that would open nothing', async () => {
    const change = orderedChange();
    const misfits = change.letters.map((letter) => ({ ...letter, keyHash: '0'.repeat(64) }));
    await storeOrder(table, { ...change, letters: misfits });
    const { batchItemFailures } = await openWriter()({ Records: [messageOf(change)] });
    expect(batchItemFailures).toHaveLength(1);
    expect(letters()).toEqual([]);
  });

  test('fails visibly when the post could not deliver it', async () => {
    await storeOrder(table, orderedChange(), { lines: [], city: 'ANTONY' });
    const { batchItemFailures } = await openWriter()({ Records: [messageOf(orderedChange())] });
    expect(batchItemFailures).toHaveLength(1);
    expect(letters()).toEqual([]);
  });

  test('is not needed once the request is decided', async () => {
    const at = toInstant('2026-11-15T11:00:00Z');
    await storeOrder(table, { ...orderedChange(), state: { status: 'cancelled', since: at } });
    expect(await openWriter()({ Records: [messageOf(orderedChange())] })).toEqual(DONE);
    expect(letters()).toEqual([]);
  });

  test('is not needed once its key is dead', async () => {
    const change = orderedChange();
    const dead = change.letters.map((letter) => ({ ...letter, triesLeft: 0 }));
    await storeOrder(table, { ...change, letters: dead });
    expect(await openWriter()({ Records: [messageOf(change)] })).toEqual(DONE);
    expect(letters()).toEqual([]);
  });

  test('waits for its envelope', async () => {
    const change = orderedChange();
    const waiting = change.letters.map(({ leftAt: _, ...letter }) => letter);
    await storeOrder(table, { ...change, letters: waiting });
    expect(await openWriter()({ Records: [messageOf(change)] })).toEqual(DONE);
    expect(letters()).toEqual([]);
  });

  test('leaves no key, secret or names in the logs, whether it is written or fails', async () => {
    await storeOrder(table, orderedChange());
    await openWriter({ s3: 'http://127.0.0.1:9' })({ Records: [messageOf(orderedChange())] });
    await openWriter()({ Records: [messageOf(orderedChange())] });
    expect(letters().map((name) => basename(name))).toEqual([NAME]);
    expect(logged).toContain('letter failed');
    expect(logged).toContain('"outcome":"written"');
    for (const secret of [KEY, formatKey(KEY), SECRET, 'Lefèvre', 'camille.lefevre', 'ANTONY']) {
      expect(logged).not.toContain(secret);
    }
  });
});

describe('the stand-in for S3', () => {
  const put = (path: string, headers: Record<string, string>) =>
    fetch(`${standIns.origin}${path}`, { method: 'PUT', body: 'a letter', headers });

  test('writes nothing outside its folder', async () => {
    const { status } = await put('/letters-bucket/..%2F..%2Foutside.pdf', { 'if-none-match': '*' });
    expect(status).toBe(400);
    expect(letters()).toEqual([]);
  });

  test('refuses what it does not support, as S3 does', async () => {
    const { status } = await fetch(`${standIns.origin}/letters-bucket/a.pdf`, { method: 'DELETE' });
    expect(status).toBe(501);
    expect(letters()).toEqual([]);
  });
});
