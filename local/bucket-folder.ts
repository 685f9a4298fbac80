import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';

/** An answer of S3: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export interface BucketAnswer {
  status: number;
  /** S3's error code, if it is an error. */
  code?: string;
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** The file of `/<bucket>/<key>`; undefined for a key that would lead out of the folder. */
const fileAt = (root: string, path: string): string | undefined => {
  const file = resolve(root, `.${path}`);
  return file.startsWith(`${resolve(root)}${sep}`) ? file : undefined;
};

/**
 * S3's PutObject. The object becomes a file, whole or not at all. With `If-None-Match: *` an existing file is never
 * written over.
 */
export const putIntoFolder = async (
  root: string,
  path: string,
  body: Buffer,
  { isNew }: { isNew: boolean },
): Promise<BucketAnswer> => {
  const file = fileAt(root, path);
  if (file === undefined) return { status: 400, code: 'InvalidURI' };
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${randomUUID()}`);
  await writeFile(draft, body);
  if (!isNew) {
    await rename(draft, file);
    return { status: 200 };
  }
  try {
    await link(draft, file);
    return { status: 200 };
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return { status: 412, code: 'PreconditionFailed' };
    throw error;
  } finally {
    await rm(draft);
  }
};

/** S3's GetObject. */
export const getFromFolder = async (
  root: string,
  path: string,
): Promise<BucketAnswer & { content?: Buffer }> => {
  const file = fileAt(root, path);
  if (file === undefined) return { status: 400, code: 'InvalidURI' };
  try {
    return { status: 200, content: await readFile(file) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return { status: 404, code: 'NoSuchKey' };
    throw error;
  }
};
