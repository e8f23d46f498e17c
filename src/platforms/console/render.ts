import { html } from 'hono/html';
import type { Block, Button, ButtonAction, Card, Inline, Message } from '../../message.ts';
import { toClean, toSafeUrl } from './clean.ts';
import type { Html } from './html.ts';
import { toLanguageMarks } from './language.ts';
import { limits } from './limits.ts';
import type { Shown } from './shown.ts';
import { toExact, toIso, toRelative } from './times.ts';

const outletsAtOnce = 6;
/** A summary has 420 characters; more of it is not ours. */
const summaryLength = 1000;

/** A message as the page shows it. Every text is escaped and cleaned; a link that is not http(s) is shown as its text. */
export function renderShown(shown: Shown, now: number): Html {
  const { id, message, asked, inReplyTo, channelName, sentAt } = shown;
  const isPrivate = id === null;
  const anchor = isPrivate ? '' : html` id="m${id}" data-id="${id}"`;
  return html`<article class="entry ${message.kind}${isPrivate ? ' private' : ''}"${anchor} data-at="${sentAt}">
${inReplyTo && html`<p class="in-reply">In reply to <a href="#m${inReplyTo.id}" dir="auto">${toClean(inReplyTo.title, 90)}</a></p>`}
${asked === null ? null : html`<p class="asked"><span class="visually-hidden">You typed </span><code>${toClean(asked, 200)}</code> ${renderTime(sentAt, now)}</p>`}
${message.kind === 'error' ? html`<span class="visually-hidden">Refused: </span>` : null}
${renderMentions(message)}
${message.blocks.map((block) => renderBlock(block, now))}
${renderButtons(message.buttons, channelName, id)}
${isPrivate ? html`<p class="only-you">Only you see this</p>` : null}
</article>`;
}

function renderMentions({ mentions = [] }: Message): Html | null {
  if (mentions.length === 0) return null;
  return html`<p class="mention">${mentions.map(({ id }) => html`@${toClean(id, 80)} `)}</p>`;
}

function renderBlock(block: Block, now: number): Html {
  if (block.kind === 'card') return renderCard(block, now);
  if (block.kind === 'heading')
    return html`<h3 class="heading" dir="auto">${toClean(block.text, limits.titleLength)}</h3>`;
  if (block.kind === 'preformatted')
    return html`<pre class="marked">${block.text.split('\n').map((line) => html`${toClean(line, 200)}\n`)}</pre>`;
  if (block.kind === 'text') return html`<p class="text">${renderInlines(block.inlines, now)}</p>`;
  const rows = block.rows.map((row) => html`<li>${renderInlines(row, now)}</li>`);
  return block.numbered ? html`<ol class="rows">${rows}</ol>` : html`<ul class="rows">${rows}</ul>`;
}

// A card's picture is not shown: it would tell the outlet who reads, and let a feed make the browser ask hosts of its choosing.
function renderCard(card: Card, now: number): Html {
  const { lang, dir, foreign } = toLanguageMarks(card.language);
  const title = toClean(card.title, limits.titleLength);
  const language = lang === '' ? null : html` lang="${lang}"`;
  return html`<div class="card">
<h3 class="title" dir="${dir}"${language}>${renderLink(title, card.url)}</h3>
<p class="byline"><bdi class="outlet">${toClean(card.outlet, 80)}</bdi> ${renderTime(card.publishedAt, now)}${foreign && html` <span class="foreign">${foreign}</span>`}</p>
${card.summary.length > 0 ? html`<p class="summary" dir="${dir}"${language}>${renderInlines(card.summary, now, { mark: true, limit: summaryLength })}</p>` : null}
${card.matched.length > 0 ? html`<p class="matched"><span class="label">matched</span> ${card.matched.map((query) => html`<span class="chip" dir="auto">${toClean(query, 120)}</span> `)}</p>` : null}
${renderOutlets(card.outlets)}
</div>`;
}

function renderOutlets(outlets: Card['outlets']): Html | null {
  if (outlets.length === 0) return null;
  const links = outlets.map(({ name, url }) => html`<li><bdi>${renderLink(toClean(name, 80), url)}</bdi></li>`);
  const rest = links.slice(outletsAtOnce);
  return html`<div class="outlets"><span class="label">also in</span> <ul>${links.slice(0, outletsAtOnce)}</ul>${
    rest.length > 0 ? html` <details><summary>and ${rest.length} more</summary><ul>${rest}</ul></details>` : null
  }</div>`;
}

function renderInlines(
  inlines: readonly Inline[],
  now: number,
  { mark = false, limit = limits.textLength } = {},
): readonly Html[] {
  let left = limit;
  const take = (text: string): string => {
    const taken = toClean(text, Math.max(1, left));
    left = Math.max(1, left - taken.length);
    return taken;
  };
  // The sentence is ours and runs as the page does; a title or a query in it may run the other way, within itself.
  const dir = mark ? null : html` dir="auto"`;
  return inlines.map((inline) => {
    if (typeof inline === 'string') return html`${take(inline)}`;
    if (inline.kind === 'time') return renderTime(inline.at, now, 'exact');
    if (inline.kind === 'link') return renderLink(take(inline.text), inline.url, dir);
    const text = take(inline.text);
    if (inline.kind === 'code') return html`<code${dir}>${text}</code>`;
    return mark ? html`<mark>${text}</mark>` : html`<strong${dir}>${text}</strong>`;
  });
}

/** What has no words of its own is called by its address: a link must have something to click. */
function renderLink(text: string, url: string, dir: Html | null = null): Html {
  const href = toSafeUrl(url);
  const words = text.trim() === '' ? toClean(href ?? url, 120) : text;
  if (href === null) return html`<span${dir}>${words}</span>`;
  return html`<a${dir} href="${href}" rel="noopener noreferrer" target="_blank">${words}</a>`;
}

/** The page's script rewrites it: the relative one as time goes by, the exact one in the reader's own zone. */
export function renderTime(at: number, now: number, form: 'relative' | 'exact' = 'relative'): Html {
  const shown = form === 'exact' ? toExact(at) : toRelative(at, now);
  return html`<time datetime="${toIso(at)}" title="${toExact(at)}" data-form="${form}">${shown}</time>`;
}

function renderButtons(buttons: readonly Button[], channelName: string, messageId: number | null): Html | null {
  if (buttons.length === 0) return null;
  const forms = buttons.slice(0, limits.buttonsPerMessage).map(
    ({ action, label, target }) => html`<form method="post" action="/presses" data-press>
<input type="hidden" name="channel" value="${channelName}"><input type="hidden" name="action" value="${action}">
<input type="hidden" name="target" value="${target}"><input type="hidden" name="message" value="${messageId ?? ''}">
<button data-done="${toDone(action, toClean(label, 80))}">${toClean(label, 80)}</button></form>`,
  );
  return html`<div class="buttons" role="group" aria-label="What to do with this">${forms}</div>`;
}

const doneWords: Readonly<Record<ButtonAction, readonly [from: RegExp, to: string]>> = {
  'mute-story': [/^Mute( story)?/, 'Muted'],
  pause: [/^Pause/, 'Paused'],
  resume: [/^Resume/, 'Resumed'],
  unsubscribe: [/^Unsubscribe/, 'Unsubscribed'],
};

/** What a button says once it was pressed: "Paused 1 h", "Unsubscribed Micron". */
function toDone(action: ButtonAction, label: string): string {
  const [from, to] = doneWords[action];
  return label.replace(from, to);
}
