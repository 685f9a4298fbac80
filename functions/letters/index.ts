import { openActivationSecret } from '../../shared/administrator-changes/letters/activation-secret.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from '../environment.ts';
import { environmentSchema } from './env.ts';
import { openLetterBucket } from './letter-bucket.ts';
import { writeLetters } from './write-letters.ts';

const { TABLE_NAME, LETTERS_BUCKET_NAME, ACTIVATION_SECRET_NAME, PORTAL_URL, SENDER_ADDRESS } =
  readEnvironment(environmentSchema);

export const handler = writeLetters({
  table: openTable(TABLE_NAME),
  secret: openActivationSecret(ACTIVATION_SECRET_NAME),
  put: openLetterBucket(LETTERS_BUCKET_NAME),
  portalUrl: PORTAL_URL,
  sender: SENDER_ADDRESS,
});
