import type { Inline } from '../../message.ts';
import { cut, toClean, toSafeUrl } from './clean.ts';
import { messageLimits } from './limits.ts';

/**
 * A text that Discord shows as it is: no bold, no code, no spoiler, no quote, list or heading, no mention, no masked link, and no
 * address that Discord would make a link of.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\*_~|`<>[\]]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/@(?=everyone|here)/gi, '\\@')
    .replace(/^(\s{0,20})([-+#])/gm, '$1\\$2')
    .replace(/^(\s{0,20}\d{1,9})([.)])/gm, '$1\\$2');
}

/** A run of inlines within a room; what does not fit is cut at a word, never within a mark-up. */
export function toMarkdown(inlines: readonly Inline[], room: number): string {
  let text = '';
  for (const [index, inline] of inlines.entries()) {
    const whole = toMarked(inline);
    const isLast = index === inlines.length - 1;
    if (text.length + whole.length <= room - (isLast ? 0 : 1)) text += whole;
    else return text + cutInline(inline, room - text.length);
  }
  return text;
}

export function toMarked(inline: Inline): string {
  if (typeof inline === 'string') return escapeMarkdown(toClean(inline));
  if (inline.kind === 'time') return `<t:${Math.floor(inline.at / 1000)}:${inline.isMoment ? 'f' : 'R'}>`;
  const text = toClean(inline.text);
  if (inline.kind === 'bold') return text.trim() === '' ? text : `**${escapeMarkdown(text)}**`;
  // Within code nothing is escaped, so that a backtick would end it.
  if (inline.kind === 'code') return text.trim() === '' ? text : `\`${text.replaceAll('`', 'ˋ').replace(/\n/g, ' ')}\``;
  const url = toSafeUrl(inline.url, messageLimits.url);
  const words = toLinkText(text === '' ? (url ?? inline.url) : text);
  return url === null ? escapeMarkdown(text) : `[${words}](${toLinkTarget(url)})`;
}

function cutInline(inline: Inline, room: number): string {
  if (room < 1) return '';
  if (typeof inline === 'string')
    return escapeMarkdown(cut(toClean(inline), room, (text) => escapeMarkdown(text).length));
  if (inline.kind === 'time') return '…';
  const short = cut(toClean(inline.text), room, (text) => toMarked({ ...inline, text }).length);
  const marked = toMarked({ ...inline, text: short });
  return marked.length <= room ? marked : '…';
}

/** Discord reads the words of a link without regard to escaped brackets: only pairs are safe. */
function toLinkText(text: string): string {
  let open = 0;
  const isPaired = [...text].every((letter) => {
    if (letter === '[') open++;
    if (letter === ']') open--;
    return open >= 0 && open <= 1;
  });
  return escapeMarkdown(isPaired && open === 0 ? text : text.replaceAll('[', '(').replaceAll(']', ')'));
}

function toLinkTarget(url: string): string {
  return url.replace(/[()<>\\*_~|`]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Text whose spaces matter. */
export function toFenced(text: string, room: number): string {
  const fence = '```';
  return `${fence}\n${cut(toClean(text).replaceAll('`', 'ˋ'), room - 8)}\n${fence}`;
}
