import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeDocument } from '../../src/sources/encoding.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (...bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);
const join = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

test.each([
  ['UTF-8 with a mark', join(bytesOf(0xef, 0xbb, 0xbf), utf8('<a>é</a>')), null, '<a>é</a>'],
  ['UTF-8 without any word about it', utf8('<a>é</a>'), null, '<a>é</a>'],
  ['UTF-8 that the server calls latin1', utf8('<a>é</a>'), 'text/xml; charset=iso-8859-1', '<a>é</a>'],
  ['UTF-16 with a mark', join(bytesOf(0xff, 0xfe), utf16('<a>é</a>', false)), 'text/xml; charset=utf-8', '<a>é</a>'],
  ['UTF-16 without a mark, little end first', utf16('<a>é</a>', false), null, '<a>é</a>'],
  ['UTF-16 without a mark, big end first', utf16('<a>é</a>', true), null, '<a>é</a>'],
  [
    'windows-1252 that calls itself latin1',
    join(utf8('<?xml version="1.0" encoding="iso-8859-1"?>'), bytesOf(0x93, 0xe9, 0x94)),
    null,
    '<?xml version="1.0" encoding="iso-8859-1"?>“é”',
  ],
  [
    'windows-1252 that calls itself UTF-8',
    join(utf8('<?xml version="1.0" encoding="utf-8"?>caf'), bytesOf(0xe9)),
    null,
    '<?xml version="1.0" encoding="utf-8"?>café',
  ],
  ['what Content-Type says', bytesOf(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2), 'text/xml; charset="windows-1251"', 'Привет'],
  [
    'what the HTML says',
    join(utf8('<meta charset=shift_jis>'), bytesOf(0x93, 0xfa, 0x96, 0x7b)),
    'text/html',
    '<meta charset=shift_jis>日本',
  ],
  ['Chinese that would pass for UTF-8', bytesOf(0xc1, 0xaa, 0xcd, 0xa8), 'text/xml; charset=gb2312', '联通'],
  ['UTF-8 with one broken byte', join(utf8('énormément '), bytesOf(0xff)), null, 'énormément \ufffd'],
  ['a name that there is not', utf8('a'), 'text/xml; charset=klingon', 'a'],
  ['nothing', bytesOf(), null, ''],
])('%s is read', (_, bytes, contentType, expected) => {
  expect(decodeDocument(bytes, contentType)).toBe(expected);
});

test('never throws, whatever the bytes and the header', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.option(fc.string({ maxLength: 30 })), (bytes, contentType) => {
      expect(typeof decodeDocument(bytes, contentType)).toBe('string');
    }),
    { seed: 5, numRuns: 500 },
  );
});
