import { decodeHTMLStrict } from 'entities/decode';
import {
  ampersand,
  apostrophe,
  asciiKinds,
  type Character,
  digit,
  dollar,
  dot,
  dropped,
  letter,
  mark,
  readCharacter,
  run,
  separator,
} from './characters.ts';

/** What stands between a piece and the one before, beside the kinds of single characters. */
export const glued = 20;
/** As in U.K.’s */
export const dotAndApostrophe = 21;

/** A run of letters and digits with nothing between; of a script without word edges a single character. */
export interface Piece {
  /** letter, hangul or run. */
  readonly kind: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** glued, dotAndApostrophe, a single connecting character's kind, or separator for anything else. */
  readonly joint: number;
  readonly startsWithDigit: boolean;
  readonly endsWithDigit: boolean;
  /** Where the $ of "$MU" stands; else -1. */
  readonly dollarAt: number;
}

/** An entity is at most this long (&CounterClockwiseContourIntegral;). */
const maxEntityLength = 34;

export function readPieces(text: string): readonly Piece[] {
  const reader = createReader();
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const kind = asciiKinds[code] ?? separator;
      if (kind === letter || kind === digit) {
        let end = at + 1;
        while (end < text.length && isAsciiWord(text.charCodeAt(end))) end++;
        const lastKind = asciiKinds[text.charCodeAt(end - 1)] ?? letter;
        // What comes after may still belong to it: a mark, a soft hyphen, a letter with an accent, also as an entity.
        const next = end < text.length ? text.charCodeAt(end) : 0;
        const isWhole = next < 128 && next !== 0x26;
        reader.putAscii(text.slice(at, end), at, end, kind, lastKind, isWhole);
        at = end;
        continue;
      }
      if (kind === ampersand) {
        const end = findEntityEnd(text, at);
        const raw = end > 0 ? text.slice(at, end) : '';
        const decoded = end > 0 ? decodeHTMLStrict(raw) : raw;
        if (decoded !== raw) {
          for (const each of decoded) reader.put(readCharacter(each.codePointAt(0) ?? 0), at, end);
          at = end;
          continue;
        }
      }
      reader.putConnector(kind, at);
      at++;
      continue;
    }
    const codePoint = text.codePointAt(at) ?? 0;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    reader.put(readCharacter(codePoint), at, end);
    at = end;
  }
  reader.close();
  return reader.pieces;
}

function isAsciiWord(code: number): boolean {
  const kind = code < 128 ? asciiKinds[code] : separator;
  return kind === letter || kind === digit;
}

/** Past the semicolon; 0 where no entity can stand here. */
function findEntityEnd(text: string, at: number): number {
  const limit = Math.min(text.length, at + maxEntityLength);
  for (let end = at + 1; end < limit; end++) {
    const code = text.charCodeAt(end);
    if (code === 0x3b) return end > at + 1 ? end + 1 : 0;
    if (!isAsciiWord(code) && !(code === 0x23 && end === at + 1)) return 0;
  }
  return 0;
}

/** Marks that did not compose with an Arabic letter (madda, hamza above and below). */
const looseArabicMarks = /[\u0653-\u0655]/g;

function createReader() {
  const pieces: Piece[] = [];
  let joint = separator;
  let dollarAt = -1;
  let isOpen = false;
  let kind = letter;
  let text = '';
  let start = 0;
  let end = 0;
  let firstKind = letter;
  let lastKind = letter;
  let losesMarks = true;
  let composes = false;

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    if (composes) text = text.normalize('NFKC').replace(looseArabicMarks, '');
    pieces.push({
      kind,
      text,
      start,
      end,
      joint,
      startsWithDigit: firstKind === digit,
      endsWithDigit: lastKind === digit,
      dollarAt,
    });
    joint = glued;
    dollarAt = -1;
    composes = false;
  }

  function putText(added: string, from: number, to: number, first: number, last: number): void {
    const addedKind = first === digit ? letter : first;
    if (isOpen && (addedKind !== kind || addedKind === run)) close();
    if (isOpen) {
      text += added;
    } else {
      isOpen = true;
      kind = addedKind;
      text = added;
      start = from;
      firstKind = first;
    }
    end = to;
    lastKind = last;
  }

  function putConnector(connector: number, from: number): void {
    close();
    const isAfterWord = joint === glued;
    dollarAt = connector === dollar && !isAfterWord ? from : -1;
    if (isAfterWord) joint = connector === dollar ? separator : connector;
    else joint = joint === dot && connector === apostrophe ? dotAndApostrophe : separator;
  }

  function put(character: Character, from: number, to: number): void {
    if (character.parts !== null) {
      for (const part of character.parts) put(part, from, to);
    } else if (character.kind === mark) {
      if (!isOpen) return;
      end = to;
      if (losesMarks) return;
      text += character.text;
      composes = true;
    } else if (character.kind === separator || character.kind > mark) {
      if (character.kind !== dropped) putConnector(character.kind, from);
    } else {
      putText(character.text, from, to, character.kind, character.kind);
      losesMarks = character.losesMarks;
      composes ||= character.composes;
    }
  }

  function putAscii(word: string, from: number, to: number, first: number, last: number, isWhole: boolean): void {
    putText(word, from, to, first, last);
    losesMarks = true;
    if (isWhole) close();
  }

  return { pieces, put, putAscii, putConnector, close };
}
