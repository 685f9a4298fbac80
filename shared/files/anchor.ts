import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { boundedWaits } from '../aws/bounded-waits.ts';

/** Where nobody can rewrite what was added: a bucket with Object Lock, or a folder of files that are only added. */
export interface Anchor {
  /** Adds a text under a new name. A name that is taken keeps its text. */
  add: (name: string, text: string) => Promise<void>;
  /** Every text, in the order of the names. */
  read: () => AsyncIterable<string>;
}

/** A day of the whole register is some megabytes. */
const TIMEOUT_MILLISECONDS = 30_000;

const isTaken = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === 'PreconditionFailed';

/** `prefix` stands before every name. */
export const openAnchor = (
  bucket: string,
  prefix: string,
  client = new S3Client(boundedWaits({ requestTimeout: TIMEOUT_MILLISECONDS })),
): Anchor => {
  const textOf = async (key: string): Promise<string> => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString()) ?? '';
  };
  return {
    add: async (name, text) => {
      try {
        await client.send(
          new PutObjectCommand({
            ...{ Bucket: bucket, Key: `${prefix}${name}`, Body: text },
            ...{ ContentType: 'application/jsonl', IfNoneMatch: '*' },
          }),
        );
      } catch (error) {
        // An earlier try of the same call was done, and its answer was lost.
        if (!isTaken(error)) throw error;
      }
    },
    async *read() {
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            ...{ Bucket: bucket, Prefix: prefix },
            ...(token !== undefined && { ContinuationToken: token }),
          }),
        );
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield textOf(Key);
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },
  };
};
