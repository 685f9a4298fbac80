import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { boundedWaits } from '../aws/bounded-waits.ts';

/** A link with which its bearer can do one thing with one file, for a while. */
export interface SignedLink {
  href: string;
  /** Counted from now. */
  expiresInSeconds: number;
}

/** Files that are too large for an item of the table or for a request. Each key has one writer. */
export interface FileStore {
  put: (key: string, body: string | Uint8Array, contentType: string) => Promise<void>;
  /** Undefined when there is none. Reads no more than `maxBytes`. @throws FileTooLarge */
  get: (key: string, maxBytes?: number) => Promise<Uint8Array | undefined>;
  /** A link to upload a file of exactly this size. */
  uploadLink: (key: string, bytes: number) => Promise<SignedLink>;
  downloadLink: (key: string, fileName: string) => Promise<SignedLink>;
}

export class FileTooLarge extends Error {
  constructor() {
    super('the file is too large');
    this.name = 'FileTooLarge';
  }
}

/** A file of 20 MB needs time. */
const FILE_TIMEOUT_MILLISECONDS = 30_000;
/** Long enough for 20 MB over a slow line. */
const UPLOAD_SECONDS = 15 * 60;
const DOWNLOAD_SECONDS = 5 * 60;

/** The address comes from the SDK's own settings. */
export const openFileStore = (
  bucket: string,
  client = new S3Client(boundedWaits({ requestTimeout: FILE_TIMEOUT_MILLISECONDS })),
): FileStore => ({
  put: async (key, body, contentType) => {
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType }),
    );
  },
  get: async (key, maxBytes) => {
    try {
      const { Body, ContentLength = 0 } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key }),
      );
      if (maxBytes !== undefined && ContentLength > maxBytes) throw new FileTooLarge();
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  uploadLink: async (key, bytes) => ({
    href: await getSignedUrl(
      client,
      new PutObjectCommand({ Bucket: bucket, Key: key, ContentLength: bytes }),
      { expiresIn: UPLOAD_SECONDS, signableHeaders: new Set(['content-length', 'host']) },
    ),
    expiresInSeconds: UPLOAD_SECONDS,
  }),
  downloadLink: async (key, fileName) => ({
    href: await getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket: bucket,
        Key: key,
        ResponseContentDisposition: `attachment; filename="${fileName}"`,
      }),
      { expiresIn: DOWNLOAD_SECONDS },
    ),
    expiresInSeconds: DOWNLOAD_SECONDS,
  }),
});
