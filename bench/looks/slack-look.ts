import type { types } from '@slack/bolt';
import { commands } from '../../commands/index.ts';
import type { Reply } from '../../src/chat/platform.ts';
import { toSlackMessage } from '../../src/platforms/slack/render.ts';
import { createToSlackWords } from '../../src/platforms/slack/words.ts';
import { escapeHtml, picture } from './page.ts';
import type { Scene } from './scene.ts';

/** A channel as Slack's apps show it in their light look, by our own CSS. */
export function toSlackPage({ now, alert, answers }: Scene): string {
  const toSlackWords = createToSlackWords(commands.map(({ name }) => name));
  const head = `<div class="face">W</div><div class="name">wirewatch <i>APP</i> <time>${toClock(now)}</time></div>`;
  // Slack shows nobody what was typed: the box in which it is typed stands in for that.
  const toBox = (typed: string) => `<div class="box">${escapeHtml(typed.replace('/', '/wire '))}</div>`;
  const said = answers.map(
    ({ typed, reply }) => `${toBox(typed)}<div class="message">${toNote(reply)}${head}
      ${toBlocks(toSlackMessage(toSlackWords(reply.message)).blocks, now)}</div>`,
  );
  return `<style>${css}</style><main><div class="bar"># chips</div>
    <div class="message">${head}${toBlocks(toSlackMessage(alert).blocks, now)}</div>${said.join('')}</main>`;
}

function toNote({ visibility }: Reply): string {
  return visibility === 'private' ? '<div class="note">Only visible to you</div>' : '';
}

function toBlocks(blocks: readonly types.KnownBlock[], now: number): string {
  return blocks.map((block) => toBlock(block, now)).join('');
}

function toBlock(block: types.KnownBlock, now: number): string {
  switch (block.type) {
    case 'header':
      return `<h3>${escapeHtml(block.text.text)}</h3>`;
    case 'rich_text':
      return `<div class="rich">${block.elements.map((part) => toPart(part, now)).join('')}</div>`;
    case 'context':
      return `<div class="context">${block.elements.map((one) => `<span>${toContext(one, now)}</span>`).join('')}</div>`;
    case 'actions':
      return `<div class="actions">${block.elements.map(toAction).join('')}</div>`;
    case 'section': {
      const text = block.text === undefined ? '' : toContext(block.text, now);
      const { accessory } = block;
      return `<div class="section"><div>${text}</div>${accessory?.type === 'image' ? `<div class="image">${picture}</div>` : ''}</div>`;
    }
    case 'divider':
      return '<hr>';
    default:
      throw new Error(`This look has no ${block.type}`);
  }
}

function toPart(part: types.RichTextBlockElement, now: number): string {
  if (part.type === 'rich_text_list') {
    const tag = part.style === 'ordered' ? 'ol' : 'ul';
    return `<${tag}>${part.elements.map((row) => `<li>${toPart(row, now)}</li>`).join('')}</${tag}>`;
  }
  const inner = part.elements.map((element) => toElement(element, now)).join('');
  return part.type === 'rich_text_preformatted' ? `<pre>${inner}</pre>` : `<div>${inner}</div>`;
}

function toElement(element: types.RichTextElement, now: number): string {
  if (element.type === 'date') return toPrettyDate(element.timestamp, now);
  if (element.type !== 'text' && element.type !== 'link') throw new Error(`This look has no ${element.type}`);
  const text = escapeHtml(element.text ?? '').replaceAll('\n', '<br>');
  const style = element.style ?? {};
  const marked = 'code' in style && style.code ? `<code>${text}</code>` : style.bold ? `<b>${text}</b>` : text;
  return element.type === 'link' ? `<a>${marked}</a>` : marked;
}

/** Of Slack's mrkdwn just what we send: dates and pings. */
function toContext(part: types.ContextBlock['elements'][number] | types.TextObject, now: number): string {
  if (!('text' in part)) throw new Error('This look has no pictures there');
  if (part.type === 'plain_text') return escapeHtml(part.text);
  return part.text
    .replace(/<!date\^(\d+)\^[^>]*>/g, (_, at: string) => toPrettyDate(Number(at), now))
    .replace(/<(?:@|!subteam\^)[A-Z0-9]+>/g, '<span class="mention">@desk</span>');
}

function toAction(element: types.ActionsBlockElement): string {
  if (element.type === 'overflow') return '<button class="dots">⋯</button>';
  return `<button class="${'style' in element ? element.style : ''}">${'text' in element ? escapeHtml(element.text?.text ?? '') : ''}</button>`;
}

const days = 24 * 3600;

/** `{date_short_pretty} at {time}`, in the time zone of a reader in London. */
function toPrettyDate(at: number, now: number): string {
  const ago = Math.floor(now / 1000 / days) - Math.floor(at / days);
  const date = new Date(at * 1000).toLocaleDateString('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return `${ago === 0 ? 'today' : ago === 1 ? 'yesterday' : date} at ${toClock(at * 1000)}`;
}

function toClock(at: number): string {
  return new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
}

const css = `
  body { background: #fff; color: #1d1c1d; font-size: 15px; line-height: 1.45 }
  main { padding: 0 16px 18px }
  .bar { margin: 0 -16px 14px; padding: 11px 20px; border-bottom: 1px solid #e3e3e3; font-weight: 700; font-size: 16px }
  .message { position: relative; padding: 0 20px 0 52px; margin-bottom: 20px }
  .face { position: absolute; left: 6px; width: 36px; height: 36px; border-radius: 8px; background: #1f6f78; color: #fff;
    font: 700 18px/36px 'Open Sans', sans-serif; text-align: center }
  .name { font-weight: 700; line-height: 1.3; margin-bottom: 2px }
  .name i { font: 600 10px/14px 'Open Sans', sans-serif; background: #e8e8e8; color: #616061; border-radius: 2px; padding: 1px 3px;
    vertical-align: 1px }
  .name time { font-weight: 400; font-size: 12px; color: #616061; margin-left: 2px }
  .box { margin: 0 20px 12px 6px; border: 1px solid #b5b5b5; border-radius: 8px; padding: 6px 12px; font-size: 14px }
  .note { font-size: 13px; color: #616061; margin-bottom: 3px }
  a, a b { color: #1264a3 } h3 { margin: 4px 0; font-size: 18px }
  .rich { margin: 2px 0 5px } .context { display: flex; flex-wrap: wrap; gap: 0 10px; font-size: 13px; color: #616061; margin: 3px 0 6px }
  .actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 4px }
  button { background: #fff; border: 1px solid #bbb; border-radius: 8px; color: #1d1c1d; font: 700 13px/18px 'Open Sans', sans-serif;
    padding: 4px 11px }
  .section { display: flex; gap: 16px; margin: 2px 0 6px } .section > :first-child { flex: 1 }
  .image { width: 88px; height: 88px; border-radius: 8px; overflow: hidden; flex: none }
  ul, ol { margin: 2px 0; padding-left: 26px } li { margin-top: 1px }
  pre { margin: 4px 0; background: #f8f8f8; border: 1px solid #ddd; border-radius: 4px; padding: 8px }
  pre, code { font: 12.5px/1.4 'DejaVu Sans Mono', monospace }
  code { background: #f8f8f8; border: 1px solid #ddd; border-radius: 3px; padding: 1px 3px; color: #c01343 }
  .mention { background: #e8f5fa; color: #1264a3; border-radius: 3px; padding: 0 2px } hr { border: 0; border-top: 1px solid #ddd }`;
