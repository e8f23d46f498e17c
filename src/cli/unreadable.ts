import { AppError, toSentence } from '../errors.ts';

/** A file that was named and cannot be had, in a sentence. */
export function toUnreadable(name: string, cause: unknown): AppError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return new AppError('file_unreadable', toReason(name, code) ?? `${name} cannot be read: ${toSentence(cause)}.`, {
    cause,
  });
}

function toReason(name: string, code: unknown): string | null {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file ${name}.`;
    case 'EISDIR':
      return `${name} is a folder. Name a file in it.`;
    case 'EACCES':
    case 'EPERM':
      return `${name} may not be read by the user who runs this.`;
    default:
      return null;
  }
}
