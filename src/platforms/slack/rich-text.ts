import type { types } from '@slack/bolt';
import type { Inline } from '../../message.ts';
import { cut, toClean, toSafeUrl } from './clean.ts';

export type RichElement = types.RichTextElement;
export type RichSection = types.RichTextSection;
export type RichPart = types.RichTextBlockElement;

/**
 * Texts as elements of Slack's rich text, which holds no markup: nothing needs escaping, `<!channel>` or `*this*` shows as itself
 * and pings nobody.
 * @param limit characters of all together.
 */
export function toElements(inlines: readonly Inline[], limit: number): RichElement[] {
  const elements: RichElement[] = [];
  let left = limit;
  for (const inline of inlines) {
    if (left <= 1) break;
    const element = toElement(inline, left);
    if (element === null) continue;
    elements.push(element);
    left -= element.type === 'text' || element.type === 'link' ? (element.text?.length ?? 0) : 20;
  }
  return elements;
}

function toElement(inline: Inline, limit: number): RichElement | null {
  if (typeof inline === 'string') return toText(toClean(inline, limit));
  switch (inline.kind) {
    case 'bold':
      return toText(toClean(inline.text, limit), { bold: true });
    case 'code':
      return toText(toClean(inline.text, limit), { code: true });
    case 'link':
      return toLink(inline.text, inline.url, limit);
    case 'time':
      return toDate(inline.at);
  }
}

function toText(text: string, style?: NonNullable<types.RichTextText['style']>): RichElement | null {
  if (text === '') return null;
  return { type: 'text', text, ...(style === undefined ? {} : { style }) };
}

/** A link whose text is cut; plain text where the address is none. */
export function toLink(text: string, address: string, limit: number, isBold = false): RichElement | null {
  const url = toSafeUrl(address);
  const shown = toClean(text, limit).trim() || cut(url ?? '', limit);
  const style = isBold ? { bold: true } : undefined;
  if (url === null) return toText(shown, style);
  return { type: 'link', url, text: shown, ...(style === undefined ? {} : { style }) };
}

const dateFormat = '{date_short_pretty} at {time}';

/** Shown in the reader's own time zone. */
export function toDate(at: number): RichElement {
  return { type: 'date', timestamp: Math.floor(at / 1000), format: dateFormat, fallback: toFallbackDate(at) };
}

/** The same within mrkdwn. */
export function toMrkdwnDate(at: number): string {
  return `<!date^${Math.floor(at / 1000)}^${dateFormat}|${toFallbackDate(at)}>`;
}

export function toFallbackDate(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
