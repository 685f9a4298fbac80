import { S3Client } from '@aws-sdk/client-s3';
import { expect, it } from 'vitest';
import { openFileStore } from '../../shared/files/file-store.ts';

const client = new S3Client({
  region: 'eu-west-3',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});
const files = openFileStore('files', client);

it('signs an upload for one key, one size and a quarter of an hour', async () => {
  const { href, expiresInSeconds } = await files.uploadLink('uploads/219200235/x', 1_234);
  const { pathname, searchParams } = new URL(href);
  expect(pathname).toBe('/uploads/219200235/x');
  // S3 refuses a body of another length than the signed one.
  expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
  expect(searchParams.get('X-Amz-Expires')).toBe('900');
  expect(expiresInSeconds).toBe(900);
});

it('signs a download under its own name, for a few minutes', async () => {
  const { searchParams } = new URL((await files.downloadLink('access-changes/x', 'result.csv')).href);
  expect(searchParams.get('response-content-disposition')).toBe('attachment; filename="result.csv"');
  expect(searchParams.get('X-Amz-Expires')).toBe('300');
});
