import { ampersand, apostrophe, dot, hangul, hyphen, letter, run } from './characters.ts';
import { dotAndApostrophe, glued, type Piece, readPieces } from './pieces.ts';

/** One word of a text. Articles and queries are read by the same rules, so that they can meet. */
export interface Word {
  /** NFKC, without marks in Latin and Greek, without apostrophes and possessive; its case as it stands: `Erdogan`, `US`. */
  readonly text: string;
  readonly lower: string;
  /** UTF-16 offsets into the text as it was given; what lies between is what a reader would see in bold. */
  readonly start: number;
  readonly end: number;
  /** Counts the words of the text from 0. A combined form has the place of its first part. */
  readonly position: number;
  /** How many places it takes: 2 for the `F35` of "F-35". */
  readonly span: number;
  /** `run`: one character of a script without spaces. `hangul`: met by its beginning. */
  readonly script: 'letters' | 'hangul' | 'run';
  /** A character of a run that follows another one with nothing between. */
  readonly isGlued: boolean;
}

/** French and Italian words that lean on the next: "l’Iran" holds `Iran` too. With a capital only L’, for D’Amato is one name. */
const leaning = new Set('l d qu L Qu dell nell sull dall all'.split(' '));
const vowelOrH = /^[aeiouh]/i;

/**
 * The words of a text, each at the index that is its position; after them the combined forms (`F35` of "F-35", `lIran` of
 * "l’Iran", `$MU`), which stand over words that were given already.
 */
export function readWords(text: string): readonly Word[] {
  // Most terms of queries are one plain word.
  if (text.length <= 40 && /^[A-Za-z]+$/.test(text)) return [toWord(text, 0, text.length, 0, 'letters', false)];
  const pieces = readPieces(text);
  const words: Word[] = [];
  const combined: Word[] = [];
  // How many of the last words are joined to the next by a hyphen or an apostrophe.
  let chain = 0;
  let at = 0;
  while (at < pieces.length) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const after = piece.kind === letter ? readLetters(text, pieces, at, words) : readOther(pieces, at, words);
    const word = words[words.length - 1];
    if (word === undefined) break;
    if (piece.dollarAt >= 0 && !piece.startsWithDigit) {
      combined.push({ ...word, text: `$${word.text}`, lower: `$${word.lower}`, start: piece.dollarAt });
    }
    for (let back = 1; back <= chain; back++) combined.push(combine(words, words.length - 1 - back));
    at = after;
    const isJoined = joinsTheNext(pieces, at);
    // Three parts at most (Su-30-MKI): a chain without end would make forms without end.
    chain = isJoined ? Math.min(chain + 1, 2) : 0;
  }
  return combined.length > 0 ? words.concat(combined) : words;
}

/** Letters and digits on either side of a hyphen (G-7, COVID-19-related), or a leaning word. */
function joinsTheNext(pieces: readonly Piece[], next: number): boolean {
  const before = pieces[next - 1];
  const piece = pieces[next];
  if (before === undefined || piece?.kind !== letter || before.kind !== letter) return false;
  if (piece.joint === apostrophe) return isLeaning(before, piece);
  return piece.joint === hyphen && before.endsWithDigit !== piece.startsWithDigit;
}

function isLeaning(before: Piece, piece: Piece): boolean {
  return leaning.has(before.text) && vowelOrH.test(piece.text);
}

function isPossessive(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at];
  if (piece === undefined || (piece.text !== 's' && piece.text !== 'S')) return false;
  const next = pieces[at + 1]?.joint;
  return next !== apostrophe && next !== glued && next !== ampersand;
}

/** Takes what belongs to the word that begins here, and gives the index of the piece after it. */
function readLetters(source: string, pieces: readonly Piece[], first: number, words: Word[]): number {
  let last = pieces[first] as Piece;
  let text = last.text;
  const start = last.start;
  let isInitials = last.text.length === 1 && !last.startsWithDigit;
  let hasDots = false;
  let at = first + 1;
  for (; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === undefined || piece.kind !== letter) break;
    const isAcronym = piece.joint === dotAndApostrophe && isInitials;
    if (piece.joint === apostrophe || isAcronym) {
      if (isPossessive(pieces, at)) {
        at++;
        break;
      }
      if (isAcronym || isLeaning(last, piece) || last.endsWithDigit || piece.startsWithDigit) break;
      text += piece.text;
      isInitials = false;
    } else if (piece.joint === ampersand && !last.endsWithDigit && !piece.startsWithDigit) {
      text += `&${piece.text}`;
      isInitials = false;
    } else if (piece.joint === dot && last.endsWithDigit && piece.startsWithDigit) {
      text += `.${piece.text}`;
    } else if (piece.joint === dot && isInitials && piece.text.length === 1 && !piece.startsWithDigit) {
      text += piece.text;
      hasDots = true;
    } else break;
    last = piece;
  }
  let end = last.end;
  if (hasDots && source.charCodeAt(end) === 0x2e) end++;
  words.push(toWord(text, start, end, words.length, 'letters', false));
  return at;
}

function readOther(pieces: readonly Piece[], at: number, words: Word[]): number {
  const piece = pieces[at] as Piece;
  const isGlued = piece.kind === run && piece.joint === glued && pieces[at - 1]?.kind === run;
  const script = piece.kind === hangul ? 'hangul' : 'run';
  words.push(toWord(piece.text, piece.start, piece.end, words.length, script, isGlued));
  return at + 1;
}

function toWord(
  text: string,
  start: number,
  end: number,
  position: number,
  script: Word['script'],
  isGlued: boolean,
): Word {
  return { text, lower: toLower(text), start, end, position, span: 1, script, isGlued };
}

/** Lower case in which a Greek word that ends in a sigma equals its own capitals. */
export function toLower(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes('ς') ? lower.replaceAll('ς', 'σ') : lower;
}

function combine(words: readonly Word[], from: number): Word {
  const parts = words.slice(from);
  const first = parts[0] as Word;
  const last = parts[parts.length - 1] as Word;
  const text = parts.map((part) => part.text).join('');
  return { ...first, text, lower: toLower(text), end: last.end, span: parts.length };
}

/**
 * The normalised words for a full-text index that knows nothing but words between spaces (SQLite's unicode61): in order, the
 * characters of a run each apart, the combined forms at the end so that they part no phrase.
 */
export function toIndexWords(text: string): string {
  return readWords(text)
    .map((word) => word.lower)
    .join(' ');
}
