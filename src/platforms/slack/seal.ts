import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { AppError } from '../../errors.ts';

/** Keeps a secret at rest: AES-256-GCM, each under a nonce of its own. */
export interface Seal {
  /** @param about what it belongs to; it opens for nothing else. */
  close(text: string, about: string): string;
  /** @throws {AppError} config_invalid where it was closed with another key. */
  open(sealed: string, about: string): string;
}

const version = 'v1';
const nonceBytes = 12;
const tagBytes = 16;

export function createSeal(encryptionKey: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', encryptionKey, '', 'wirewatch installations', 32));
  return {
    close(text, about) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(sealed, about) {
      try {
        const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(about))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
        const body = bytes.subarray(nonceBytes + tagBytes);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new AppError(
          'config_invalid',
          'A kept token does not open with this ENCRYPTION_KEY. Set the one it was kept with, or install the app there again.',
          { cause },
        );
      }
    },
  };
}
