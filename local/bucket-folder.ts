import { randomUUID } from 'node:crypto';
import { link, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** As S3 answers: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export interface BucketAnswer {
  status: number;
  /** S3's code of the error, if it is one. */
  code?: string;
}

const isThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/**
 * S3's PutObject with `If-None-Match: *`, which is all that is asked of it: `/<bucket>/<key>` becomes a file, whole or
 * not at all, and never written over.
 */
export const putIntoFolder = async (root: string, path: string, body: Buffer): Promise<BucketAnswer> => {
  const file = resolve(root, `.${path}`);
  if (!file.startsWith(`${resolve(root)}${sep}`)) return { status: 400, code: 'InvalidURI' };
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${randomUUID()}`);
  await writeFile(draft, body);
  try {
    await link(draft, file);
    return { status: 200 };
  } catch (error) {
    if (isThere(error)) return { status: 412, code: 'PreconditionFailed' };
    throw error;
  } finally {
    await rm(draft);
  }
};
