import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, toSentence } from '../errors.ts';

const maxFiles = 500;
const maxFileBytes = 10 * 1024 * 1024;
const isFeedFile = (name: string): boolean => /\.(?:xml|rss|atom|rdf|json)$/i.test(name) && !name.startsWith('.');

/**
 * The files at a file: URL: one, or those of a folder in the order of their names. `files` is null where nothing changed
 * since `position`, which is a digest of their names, sizes and times. Throws file_unreadable or too_large.
 */
export async function readFeedFiles(
  url: string,
  lastPosition: string | null,
): Promise<{ readonly files: readonly Uint8Array[] | null; readonly position: string }> {
  try {
    const place = fileURLToPath(url);
    const isFolder = (await stat(place)).isDirectory();
    const names = isFolder
      ? (await readdir(place))
          .filter(isFeedFile)
          .sort()
          .map((name) => path.join(place, name))
      : [place];
    const chosen = names.slice(0, maxFiles);
    const digest = createHash('sha256');
    for (const name of chosen) {
      const { size, mtimeMs } = await stat(name);
      if (size > maxFileBytes) throw tooLarge(name);
      digest.update(`${name}\0${size}\0${mtimeMs}\n`);
    }
    const position = digest.digest('base64url').slice(0, 22);
    if (position === lastPosition) return { files: null, position };
    return { files: await Promise.all(chosen.map((name) => readFile(name))), position };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'file_unreadable',
      `${url} cannot be read (${toReason(error)}). Check the path and who may read it.`,
      {
        cause: error,
      },
    );
  }
}

function tooLarge(name: string): AppError {
  return new AppError('too_large', `${path.basename(name)} is larger than ${maxFileBytes / 1024 / 1024} MB. Split it.`);
}

function toReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  return code === 'EACCES' || code === 'EPERM' ? 'not allowed' : toSentence(error);
}
