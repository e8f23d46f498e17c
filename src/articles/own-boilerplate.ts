import { readDate } from './date.ts';
import type { Block } from './own-blocks.ts';
import { appeals, labels, notices, origins, pointers } from './own-phrases.ts';

/** What else is known of the article: a block that only says it again is not part of the text. */
export interface Known {
  /** The title, in each of the wordings that the page has for it. */
  readonly titles: readonly string[];
  /** The standfirst, where the outlet gives one. */
  readonly summary: string;
}

/** Only the end of a text has contacts, lives and notices of more than a line. */
const tailFrom = 0.6;

/** The blocks that are the article's own: without pointers to other articles, appeals, notices, captions and bare labels. */
export function dropBoilerplate(blocks: readonly Block[], known: Known): Block[] {
  const isTitle = (text: string) => known.titles.some((title) => isSame(text, title));
  const lead = blocks.findIndex((block) => isParagraph(block) && !isTitle(block.text));
  const head = new Set(blocks.slice(0, Math.max(0, lead)));
  const kept = dropPointers(blocks).filter((block) => {
    if (isTitle(block.text) || isCaption(block.text) || isDateLine(block.text)) return false;
    return !head.has(block) || !isHead(block, known.summary);
  });
  return dropDangling(dropTail(dropLinkRuns(kept)));
}

/** A sentence at least, not a heading, not a link. Some scripts have no sentence marks. */
export function isParagraph({ text, kind, linked }: Block): boolean {
  if (kind === 'heading' || linked >= text.length / 2) return false;
  return toWeight(text) >= 60 && (sentenceEnd.test(text) || markless.test(text));
}

/** How much a text says, in letters of an alphabet: Chinese, Japanese and Korean say the same in a third of them. */
export function toWeight(text: string): number {
  return text.length + 2 * (text.slice(0, 1000).match(dense)?.length ?? 0);
}

const markless = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Tibetan}]/u;
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const sentenceEnd = /[.!?…。！？؟।۔։။።]["'”’»）)\]]*$/u;

/** Without boilerplate; and where that announced something (`Don't miss`), without the links that follow it. */
function dropPointers(blocks: readonly Block[]): Block[] {
  let isAnnounced = false;
  return blocks.filter((block) => {
    if (isBoilerplate(block)) {
      isAnnounced = block.text.length <= 60;
      return false;
    }
    isAnnounced &&= block.linked >= block.text.length * 0.6;
    return !isAnnounced;
  });
}

function isBoilerplate(block: Block): boolean {
  if (!/[\p{L}\p{N}]/u.test(block.text)) return true;
  if (block.text.length > 500) return false;
  const text = block.text.replace(leadSigns, '');
  if (isLabel(text) || isPointer(text, block.linked) || origins.test(text)) return true;
  if (text.length <= 400 && notices.at(text) !== null) return true;
  return appeals.at(text) !== null || (text.length <= 300 && follow.test(text));
}

/** Bullets, arrows, quotes and pictures before the first word. */
const leadSigns = /^[^\p{L}\p{N}©ⓒ([（【]+/u;

const follow =
  /^follow\s.{2,80}\son\s(?:instagram|facebook|twitter|x|linkedin|youtube|whatsapp|telegram|threads|bluesky)\b/iu;

function isLabel(text: string): boolean {
  const label = labels.at(text);
  return label !== null && isEmptied(text.slice(label.length));
}

function isPointer(text: string, linked: number): boolean {
  const pointer = text.length <= 250 ? pointers.at(text) : null;
  if (pointer === null) return false;
  const rest = text.slice(pointer.length);
  if (/^\s*[:：|>»→–—]/.test(rest) || /[:：]$/.test(pointer)) return true;
  return isEmptied(rest) || linked >= text.length * 0.6;
}

/** Nothing is left but signs and a number, as in `Comments (12)`. */
function isEmptied(rest: string): boolean {
  return rest.length <= 12 && !/\p{L}/u.test(rest);
}

const creditNames =
  'AP|AFP|Reuters|Getty|EPA|EFE|ANSA|dpa|Bloomberg|Shutterstock|iStock|Unsplash|Pixabay|Alamy|Xinhua|TASS|Kyodo|Yonhap|Anadolu|Keystone|PTI|ANI|Pool';
const credits = [
  // (AP Photo/Name), (Name/Reuters), (Photo: Name), (Image credit: Name)
  new RegExp(
    `\\((?:[^()]{0,80}[/|:,–—-] ?)?(?:${creditNames})(?: ?(?:Photo|Images|File|Pool))?(?:[/|,–—-][^()]{0,80})?\\)$`,
    'u',
  ),
  /[(（[](?:image|photo|picture|credit|foto|fotos|bild|photograph|图|圖|写真|사진)(?: credit| courtesy)?\s?[:：©][^()）\]]{0,120}[)）\]]$/iu,
  /(?:credit|photo|foto|image|bild|photograph|photo credit|image credit)s?\s?[:©]\s?[^.:]{2,80}$/iu,
  /(?:^|\s)©\s?[^.]{2,60}$/u,
  /(?:Getty Images|AFP via Getty|via REUTERS|\/AFP|\/REUTERS|\/AP|\/EPA|via Getty)(?:\s?\/\s?[\p{L} .]{1,40})?$/u,
];

/** A picture's caption or credit. The agency at the end of a long paragraph is the dateline of a wire text, not a credit. */
function isCaption(text: string): boolean {
  if (text.length > 450) return false;
  if (/^In this .{3,60}\b(?:photo|image|frame grab|picture)\b/u.test(text)) return true;
  return credits.some(
    (pattern, index) => (index > 0 || text.length <= 300 || /Photo|\//.test(text.slice(-60))) && pattern.test(text),
  );
}

const dateWords =
  /^(?:first |last )?(?:published|updated|posted|modified|created|publicado|actualizado|publié|mis à jour|modifié|veröffentlicht|aktualisiert|erstellt|pubblicato|aggiornato|atualizado|gepubliceerd|bijgewerkt|opublikowano|aktualizacja|опубликовано|обновлено|发布时间|发布于|更新时间|更新|公開|配信|입력|수정)/iu;

/** `Published Nov 19, 2019, 10:04 a.m.`: a few words, figures, and nothing of a sentence. */
function isDateLine(text: string): boolean {
  if (/^\d{1,2}[:.h]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?|uhr|[A-Z]{2,5})?$/iu.test(text)) return true;
  return text.length <= 110 && /\d/.test(text) && dateWords.test(text) && !/[\p{Ll}]{3}[.!?]$/u.test(text);
}

/** Before the first paragraph: byline, date, standfirst. */
function isHead({ text, kind }: Block, summary: string): boolean {
  if (text.length <= 60 && /\d/.test(text) && !sentenceEnd.test(text) && readDate(text, Date.now()) !== null)
    return true;
  if (/^(?:by|von|por|par|di|door|от|автор)\s\p{Lu}/iu.test(text) && text.length <= 80 && !sentenceEnd.test(text))
    return true;
  return kind === 'heading' && (isSame(text, summary) || text.length > 60);
}

function isSame(text: string, other: string): boolean {
  if (other === '' || text.length > other.length + 60) return false;
  const [one, two] = [toLetters(text), toLetters(other)];
  return one !== '' && (one === two || (one.length > 25 && (two.startsWith(one) || one.startsWith(two))));
}

function toLetters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * A block that is nothing but a link is a pointer, unless it ends like a sentence or heads what follows. A list of links goes
 * as a whole; in a list of other things an item may be a link.
 */
function dropLinkRuns(blocks: readonly Block[]): Block[] {
  return blocks.filter((block, index) => {
    if (!isLink(block)) return true;
    const [before, after] = [blocks[index - 1], blocks[index + 1]];
    if (block.kind === 'item' || block.kind === 'row') {
      return !isLink(before) && !isLink(after) && (before?.kind === block.kind || after?.kind === block.kind);
    }
    if (block.kind === 'heading') return after !== undefined && !isLink(after) && !isLink(before);
    return sentenceEnd.test(block.text) && !isLink(before) && !isLink(after);
  });
}

function isLink(block: Block | undefined): boolean {
  return block !== undefined && block.linked >= block.text.length * 0.9;
}

/** Begins a life of the author, or the outlet's or sender's own description, where it stands at the end. */
const lives = [
  /(?:follow|reach|contact|email) (?:him|her|them|me|us)\b|@\w{3,} on (?:twitter|x)\b|on Twitter @|can be reached at|may be reached at/iu,
  /^(?:\p{Lu}[\p{L}.'’-]+ ){2,4}(?:is|was|covers|writes|reports|has been|joined) (?:(?:a|an|the|our|currently|now)\b|for\b|about\b|on\b|as\b).{0,200}(?:reporter|editor|writer|correspondent|journalist|columnist|author|contributor|producer|fellow|professor|newsletter|podcast|blogger|analyst)/u,
  /\b(?:our (?:\w+ ){0,2}newsletters?|our mailing list|sister title|promo code|use the code|your inbox|privacy policy|click here (?:for|to))\b/iu,
];
/** `About Castora Metals`: what a sender says of itself below a release. A name follows, or it is a heading like any other. */
const senders =
  /^(?:about|über|à propos d[eu]|acerca de|sobre|informazioni su|over|o firmie|о компании|关于|關於)\s?(?:(?:the|das|die|den|la|el|il|de|het)\s)?(?:authors?$|us$|uns$|nous$|(\S))/iu;

function dropTail(blocks: readonly Block[]): Block[] {
  const from = Math.max(1, Math.floor(blocks.length * tailFrom));
  let isSender = false;
  return blocks.filter((block, index) => {
    if (index < from) return true;
    const isHeading = block.kind === 'heading' || (block.isStressed && block.text.length <= 80);
    if (isHeading) isSender = isSenderHeading(block.text);
    if (isSender) return false;
    return block.text.length > 600 || !lives.some((pattern) => pattern.test(block.text));
  });
}

function isSenderHeading(text: string): boolean {
  const sender = text.length <= 80 && !/[?!…]$/.test(text) ? senders.exec(text) : null;
  return sender !== null && (sender[1] === undefined || /[\p{Lu}\p{Lo}]/u.test(sender[1]));
}

/** A heading with nothing below it heads something that we took away. */
function dropDangling(blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  while (end > 1 && blocks[end - 1]?.kind === 'heading') end--;
  return blocks.slice(0, end);
}
