import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { LETTERS_PREFIX } from './contract.ts';

/** A letter of that name already exists. It is the same to the byte. */
const isThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === 'PreconditionFailed';

/** Puts a letter into the bucket only once, since a second version would be printed too. @returns whether it is new */
export const openLetterBucket =
  (bucket: string, client: Pick<S3Client, 'send'> = new S3Client(boundedWaits())) =>
  async (name: string, pdf: Uint8Array): Promise<boolean> => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: `${LETTERS_PREFIX}${name}`,
          Body: pdf,
          ContentType: 'application/pdf',
          IfNoneMatch: '*',
        }),
      );
      return true;
    } catch (error) {
      if (isThere(error)) return false;
      throw error;
    }
  };
