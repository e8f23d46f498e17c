import type { Reply } from '../../src/chat/platform.ts';
import type { Message } from '../../src/message.ts';
import { type Rendered, render } from '../../src/platforms/discord/render.ts';
import { escapeHtml, picture, toAgo } from './page.ts';
import type { Scene } from './scene.ts';

/** A channel as Discord's apps show it in their dark look, by our own CSS. */
export function toDiscordPage({ now, alert, answers }: Scene): string {
  const toBody = (message: Message) => toMessage(render(message, { key: 'delivery', home: null }), now);
  const said = answers.map(
    ({ typed, reply }) => `<div class="message"><div class="used"><span class="elbow"></span><b>Ana</b> used
      <span class="command">${escapeHtml(typed)}</span></div>${head(now)}${toBody(reply.message)}${toNote(reply)}</div>`,
  );
  return `<style>${css}</style><main><div class="bar"># chips</div>
    <div class="message">${head(now)}${toBody(alert)}</div>${said.join('')}</main>`;
}

const head = (now: number) => `<div class="face">W</div><div class="name">Wirewatch <i>APP</i>
  <time>Today at ${new Date(now).toISOString().slice(11, 16)}</time></div>`;

function toNote({ visibility }: Reply): string {
  return visibility === 'private' ? '<div class="note">Only you can see this · <u>Dismiss message</u></div>' : '';
}

function toMessage({ content, embeds, components }: Rendered, now: number): string {
  const shown = embeds.map((embed) => {
    const fields = (embed.fields ?? []).map(
      ({ name, value }) => `<div class="field"><b>${read(name, now)}</b><div>${read(value, now)}</div></div>`,
    );
    const title = embed.title === undefined ? '' : `<div class="title">${read(embed.title, now)}</div>`;
    const colour = (embed.color ?? 0).toString(16).padStart(6, '0');
    return `<div class="embed" style="border-left-color:#${colour}"><div class="inner">
      <div class="words">${title}<div class="description">${read(embed.description ?? '', now)}</div>${fields.join('')}</div>
      ${embed.thumbnail === undefined ? '' : `<div class="thumbnail">${picture}</div>`}</div>
      ${embed.footer === undefined ? '' : `<footer>${escapeHtml(embed.footer.text)}</footer>`}</div>`;
  });
  const rows = components.map((row) => {
    const parts = row.components.map((part) =>
      'options' in part
        ? `<div class="select">${escapeHtml(part.placeholder ?? '')}<span>⌄</span></div>`
        : `<button>${'label' in part ? escapeHtml(part.label ?? '') : ''}</button>`,
    );
    return `<div class="row">${parts.join('')}</div>`;
  });
  return `${content === '' ? '' : `<div>${read(content, now)}</div>`}${shown.join('')}${rows.join('')}`;
}

/** The first of these that stands at a place wins; what stands in a pair of stars or a link's words is read again. */
const marks: readonly (readonly [RegExp, (found: readonly string[], now: number) => string])[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, letter = '']) => escapeHtml(letter)],
  [/^```\n?([\s\S]*?)\n?```\n?/, ([, text = '']) => `<pre>${escapeHtml(text)}</pre>`],
  [/^`([^`]+)`/, ([, text = '']) => `<code>${escapeHtml(text)}</code>`],
  [/^\*\*([\s\S]+?[^\\])\*\*/, ([, text = ''], now) => `<b>${read(text, now)}</b>`],
  [/^\[((?:\\.|[^\]\\])*)\]\(([^\s)]*)\)/, ([, text = ''], now) => `<a>${read(text, now)}</a>`],
  [/^<t:(\d+):R>/, ([, at = ''], now) => `<span class="time">${toAgo(now - Number(at) * 1000)}</span>`],
  [/^<t:(\d+):f>/, ([, at = '']) => `<span class="time">${toLongDate(Number(at) * 1000)}</span>`],
  [/^<@[!&]?\d+>/, () => '<span class="mention">@desk</span>'],
];

function toLongDate(at: number): string {
  const parts = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const;
  return new Date(at).toLocaleString('en-GB', parts).replace(' at ', ' ');
}

function read(source: string, now: number): string {
  let shown = '';
  let isLineStart = true;
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const list = isLineStart ? /^[-*] (.*)(?:\n|$)/.exec(rest) : null;
    if (list !== null) {
      shown += `<div class="item">${read(list[1] ?? '', now)}</div>`;
      at += list[0].length;
      continue;
    }
    const mark = marks.find(([form]) => form.test(rest));
    const found = mark?.[0].exec(rest);
    if (mark !== undefined && found) {
      shown += mark[1](found, now);
      at += found[0].length;
    } else {
      shown += source[at] === '\n' ? '<br>' : escapeHtml(source[at] ?? '');
      at++;
    }
    isLineStart = source[at - 1] === '\n';
  }
  return shown;
}

const css = `
  body { background: #1a1a1e; color: #dfe0e2; font-size: 15px; line-height: 1.375 }
  main { padding: 0 16px 20px }
  .bar { margin: 0 -16px 14px; padding: 11px 18px; border-bottom: 1px solid #2b2b31; font-weight: 700; color: #f2f3f5 }
  .message { position: relative; padding: 0 12px 0 60px; margin-bottom: 20px }
  .face { position: absolute; left: 4px; width: 40px; height: 40px; border-radius: 50%; background: #1f6f78; color: #fff;
    font: 700 19px/40px 'Open Sans', sans-serif; text-align: center }
  .used { position: relative; font-size: 13px; color: #a9abb3; margin-bottom: 3px }
  .used b { color: #f0b64c; font-weight: 600 } .command { color: #7db8ff }
  .elbow { position: absolute; left: -38px; top: 9px; width: 32px; height: 9px; border: 2px solid #4b4c54;
    border-right: 0; border-bottom: 0; border-radius: 6px 0 0 0 }
  .name { font-weight: 700; color: #f2f3f5; line-height: 1.3 }
  .name i { font: 700 10px/15px 'Open Sans', sans-serif; background: #5561e0; color: #fff; border-radius: 3px; padding: 0 4px;
    vertical-align: 1px }
  .name time { font-weight: 400; font-size: 12px; color: #94959c; margin-left: 4px }
  .embed { border: 1px solid #34353b; border-left-width: 4px; background: #242429; border-radius: 4px; max-width: 560px; margin-top: 6px;
    padding: 11px 15px 13px 13px; font-size: 14px; line-height: 1.35; display: grid; width: fit-content; box-sizing: border-box }
  .embed:not(:has(.title)) { max-width: 640px }
  .inner { display: flex; gap: 16px } .words { flex: 1 }
  .title { color: #63aefc; font-weight: 700; font-size: 16px; margin-bottom: 7px; line-height: 1.3 }
  .description b { color: #fff } a, u { color: #63aefc; text-decoration: none }
  .field { margin-top: 9px } .field b { color: #f2f3f5; display: block; margin-bottom: 1px }
  footer { margin-top: 9px; font-size: 12px; color: #b5b6bc }
  .thumbnail { width: 80px; height: 80px; border-radius: 4px; overflow: hidden; flex: none }
  .row { margin-top: 8px; display: flex; gap: 8px }
  button { background: #3c3d44; border: 1px solid #46474f; border-radius: 8px; color: #f2f3f5; font: 600 14px/18px 'Open Sans', sans-serif;
    padding: 7px 15px }
  .select { background: #1e1e22; border: 1px solid #3a3b42; border-radius: 8px; padding: 7px 12px; width: 380px; color: #a9abb3;
    display: flex; justify-content: space-between }
  .item { padding-left: 20px; position: relative; margin-top: 3px } .item::before { content: '•'; position: absolute; left: 6px }
  .time { background: #36373e; border-radius: 3px; padding: 0 2px }
  .mention { background: #3d4480; color: #cdd3ff; border-radius: 3px; padding: 0 2px; font-weight: 600 }
  pre { margin: 6px 0; background: #1a1a1e; border: 1px solid #34353b; border-radius: 4px; padding: 7px 9px }
  pre, code { font: 13px/1.3 'DejaVu Sans Mono', monospace }
  code { background: #1a1a1e; border-radius: 3px; padding: 1px 4px }
  .note { margin-top: 6px; font-size: 12px; color: #94959c }`;
