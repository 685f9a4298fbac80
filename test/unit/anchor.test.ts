import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ANCHOR_FOLDER, openAnchorFolder } from '../../local/anchor-folder.ts';
import { type AwsStandIns, startAwsStandIns } from '../../local/aws-stand-ins.ts';
import { firstGap, readAnchored, writeAnchored } from '../../shared/domain/anchored-heads.ts';
import { type Anchor, openAnchor } from '../../shared/files/anchor.ts';
import { on } from '../support/access/cards.ts';

const PREFIX = 'heads/';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const folder = mkdtempSync(join(tmpdir(), 'anchor-'));
let standIns: AwsStandIns;

beforeAll(async () => {
  standIns = await startAwsStandIns({ folder, secrets: new Map(), events: join(folder, 'events') });
});
afterAll(async () => {
  await standIns.stop();
  rmSync(folder, { recursive: true });
});

const textsOf = async (anchor: Pick<Anchor, 'read'>): Promise<string[]> => {
  const texts: string[] = [];
  for await (const text of anchor.read()) texts.push(text);
  return texts;
};

it('what was added keeps its text, and is read in the order of the names', async () => {
  const client = new S3Client({
    ...{ region: 'eu-west-3', endpoint: standIns.origin, forcePathStyle: true, credentials },
  });
  const bucket = openAnchor(ANCHOR_FOLDER, PREFIX, client);
  const inFolder = openAnchorFolder(join(folder, ANCHOR_FOLDER), PREFIX);
  expect(await textsOf(inFolder)).toEqual([]);
  await bucket.add('2026-06-02.jsonl', 'second');
  await bucket.add('2026-06-01.jsonl', 'first');
  await bucket.add('2026-06-02.jsonl', 'written over');
  await inFolder.add('2026-06-01.jsonl', 'written over');
  expect(await textsOf(inFolder)).toEqual(['first', 'second']);
});

it('a bucket is read page by page', async () => {
  const client = new S3Client({ region: 'eu-west-3', credentials });
  vi.spyOn(client, 'send').mockImplementation(async (command: unknown) => {
    if (!(command instanceof ListObjectsV2Command)) {
      const { Key } = (command as { input: { Key: string } }).input;
      return { Body: { transformToString: async () => `text of ${Key}` } };
    }
    return command.input.ContinuationToken === undefined
      ? { Contents: [{ Key: 'heads/1' }], NextContinuationToken: 'more' }
      : { Contents: [{ Key: 'heads/2' }] };
  });
  expect(await textsOf(openAnchor('bucket', PREFIX, client))).toEqual(['text of heads/1', 'text of heads/2']);
});

it('a window is read as it was written, and a missing one shows', () => {
  const heads = [{ owner: '219200235', stream: 'card/x', sequence: 3, hash: 'abc' }];
  const first = { until: on('06-01'), heads };
  const second = { from: on('06-01'), until: on('06-02'), heads: [] };
  const third = { from: on('06-02'), until: on('06-03'), heads: [] };
  expect(readAnchored(writeAnchored(first))).toEqual(first);
  expect(readAnchored(writeAnchored(second))).toEqual(second);
  expect(firstGap([first, second, third])).toBeUndefined();
  expect(firstGap([first, third])).toBe(third.until);
  expect(firstGap([second, third])).toBe(second.until);
});
