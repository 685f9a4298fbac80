import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Seal {
  seal: (text: string, name: string) => string;
  /** Undefined for what was not sealed with this secret under this name. */
  open: (sealed: string, name: string) => string | undefined;
}

/**
 * Keeps from whoever reads the table what is in it, and from whoever writes it the exchange of one item for another: what
 * is sealed under one name does not open under another.
 */
export const sealWith = (secret: string): Seal => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'trousseau portal items 1', 32));
  return {
    seal: (text, name) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(name));
      return Buffer.concat([
        nonce,
        cipher.update(text, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]).toString('base64url');
    },
    open: (sealed, name) => {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(name))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
};
