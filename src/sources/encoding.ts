/** Multi-byte encodings in which a few bytes may by chance look like UTF-8 too. */
const multiByte = new Set(['gb18030', 'gbk', 'big5', 'euc-kr', 'euc-jp', 'shift_jis', 'iso-2022-jp']);
/** Fewer bytes beyond ASCII than this prove nothing against such a declaration. */
const proofBytes = 12;
/** Where a declaration may stand: XML's in the first line, HTML's in the first 1024 bytes (HTML standard), or nearly. */
const headBytes = 2048;

/**
 * The text of a document that came as bytes. In this order: byte order mark, UTF-16 by its zeros, UTF-8 where the bytes prove
 * it (a wrong `charset=iso-8859-1` is the commonest fault of all), then what Content-Type, XML declaration and HTML meta say.
 * What is left is UTF-8 with flaws, or else windows-1252. Never throws; no byte order mark in the result.
 */
export function decodeDocument(bytes: Uint8Array, contentType: string | null): string {
  const marked = readMark(bytes);
  if (marked !== null) return decode(bytes, marked);
  const declared = readDeclared(bytes, contentType);
  const named = declared.find((encoding) => encoding !== 'utf-8' && !encoding.startsWith('utf-16')) ?? null;
  const strict = decodeStrictly(bytes);
  if (strict !== null && !(named !== null && isInDoubt(bytes, named))) return strict;
  if (named !== null) return decode(bytes, named === 'gbk' ? 'gb18030' : named);
  const flawed = decode(bytes, 'utf-8');
  return hasMoreFlawsThanSense(flawed) ? decode(bytes, 'windows-1252') : flawed;
}

function readMark(bytes: Uint8Array): string | null {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return first !== 0 && second === 0 && third !== 0 && fourth === 0 ? 'utf-16le' : null;
}

function readDeclared(bytes: Uint8Array, contentType: string | null): string[] {
  const head = decode(bytes.subarray(0, headBytes), 'windows-1252');
  const names = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1],
    /<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1],
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1],
  ];
  return names.map(toEncoding).filter((name) => name !== null);
}

/** The WHATWG name of an encoding, or null where there is none of that name. */
function toEncoding(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes);
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isInDoubt(bytes: Uint8Array, named: string): boolean {
  if (!multiByte.has(named)) return false;
  // ISO 2022 writes Japanese in ASCII bytes after an escape.
  if (named === 'iso-2022-jp') return bytes.includes(0x1b);
  let beyondAscii = 0;
  for (const byte of bytes) if (byte > 0x7f && ++beyondAscii >= proofBytes) return false;
  return true;
}

function hasMoreFlawsThanSense(text: string): boolean {
  const flaws = text.match(/\ufffd/g)?.length ?? 0;
  const beyondAscii = text.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  return flaws > beyondAscii;
}
