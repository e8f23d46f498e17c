import { html } from 'hono/html';
import type { Command } from '../../chat/command.ts';
import type { Channel, SourceState } from '../../store/store.ts';
import { styleSheets } from './assets.ts';
import { channelNameRule } from './channel-name.ts';
import type { Html } from './html.ts';
import { renderShown } from './render.ts';
import type { Shown } from './shown.ts';
import { renderSources, toSourcesSummary } from './sources-panel.ts';

export interface PageContent {
  readonly channels: readonly (Channel & { readonly latestId: number })[];
  readonly channel: Channel | null;
  readonly messages: readonly Shown[];
  readonly sources: readonly SourceState[];
  readonly commands: readonly Command[];
  /** Where the live events go on from. */
  readonly lastEventId: string;
  readonly version: string;
  readonly now: number;
  /** A sentence about what was just asked and could not be done. */
  readonly notice: string | null;
}

/** The whole page. It reads and takes commands without a script; with it, it is live. */
export function renderPage(content: PageContent): Html {
  const { channel, channels, sources, lastEventId, version, now, notice } = content;
  const summary = toSourcesSummary(sources);
  const body = html`<body data-channel="${channel?.name ?? ''}" data-last-event="${lastEventId}">
<a class="skip" href="#line">Skip to the command box</a>
<header class="masthead">
<a class="wordmark" href="/">Wirewatch</a>
<span class="connection" id="connection" role="status"></span>
<a class="to-sources" href="#sources"><span class="sources-summary" data-sources-summary>${summary}</span></a>
</header>
<div class="desk">
<nav class="channels" aria-label="Channels">
<h2>Channels</h2>
<ul>${channels.map((one) => renderChannelLink(one, channel))}</ul>
<form class="add-channel" method="post" action="/channels">
<label class="visually-hidden" for="new-channel">New channel</label>
<input id="new-channel" name="name" placeholder="new channel" maxlength="41" autocomplete="off" spellcheck="false" required title="${channelNameRule}">
<button aria-label="Add the channel">Add</button>
</form>
<p class="version">Wirewatch ${version}</p>
</nav>
<main class="channel">
<h1 class="visually-hidden">${channel === null ? 'Wirewatch' : `#${channel.name}`}</h1>
${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
${channel === null ? renderNoChannel(channels.length > 0) : renderChannel(channel, content)}
</main>
<aside class="sources" id="sources" aria-labelledby="sources-title">
<header><h2 id="sources-title">Sources</h2><a class="close-sources" href="#channel">Back to the channel</a></header>
<p class="sources-summary" data-sources-summary>${summary}</p>
<div data-sources>${renderSources(sources, now)}</div>
</aside>
</div>
</body>`;
  return renderDocument(channel === null ? 'Wirewatch' : `#${channel.name} · Wirewatch`, body);
}

/** Where a token is set: the one question before anything else. */
export function renderLogin(notice: string | null): Html {
  return renderDocument(
    'Wirewatch',
    html`<body class="login"><main>
<h1 class="wordmark">Wirewatch</h1>
<p>This console asks for its token, the one that its operator has set.</p>
${notice === null ? null : html`<p class="notice" role="alert">${notice}</p>`}
<form method="post" action="/login">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button>Open the console</button>
</form>
</main></body>`,
  );
}

function renderDocument(title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${styleSheets.map((name) => html`<link rel="stylesheet" href="/${name}">`)}
<script type="module" src="/console.js"></script>
</head>
${body}
</html>`;
}

function renderChannelLink(channel: PageContent['channels'][number], current: Channel | null): Html {
  const isCurrent = channel.id === current?.id;
  return html`<li><a href="/channels/${encodeURIComponent(channel.name)}" data-channel-link="${channel.name}" data-latest="${channel.latestId}"${
    isCurrent ? html` aria-current="page"` : null
  }><span class="hash" aria-hidden="true">#</span>${channel.name}<span class="unread" hidden><span class="visually-hidden">, something new</span></span></a></li>`;
}

function renderChannel(channel: Channel, { messages, commands, now }: PageContent): Html {
  const empty = messages.length === 0 ? renderEmpty(channel, commands) : null;
  return html`<div class="stream" id="channel" tabindex="0">
<div class="messages" role="log" aria-live="polite" aria-relevant="additions" aria-label="Messages in #${channel.name}">${empty}${messages.map((one) => renderShown(one, now))}</div>
</div>
<button class="to-newest" type="button" hidden></button>
<form class="prompt" method="post" action="/commands" autocomplete="off">
<input type="hidden" name="channel" value="${channel.name}">
<ul class="completions" id="completions" role="listbox" aria-label="Ways to go on" hidden></ul>
<label class="visually-hidden" for="line">Command in #${channel.name}</label>
<span class="prompt-channel" aria-hidden="true">#${channel.name}</span>
<input class="line" id="line" name="line" placeholder="Type / for the commands" maxlength="2000" autocapitalize="off" autocorrect="off" spellcheck="false" enterkeyhint="send" required>
<button>Send</button>
</form>`;
}

function renderEmpty(channel: Channel, commands: readonly Command[]): Html {
  const examples = ['subscribe', 'latest', 'help']
    .map((name) => commands.find((command) => command.name === name))
    .filter((command) => command !== undefined)
    .map((command) => `/${(command.examples[0] ?? command.name).replace(/^\//, '')}`);
  return html`<div class="empty">
<p class="empty-title">Nothing in #${channel.name} yet</p>
<p>An alert appears here by itself when a source tells a story that this channel has subscribed to. To begin, type one of these below:</p>
<ul class="examples">${examples.map((line) => html`<li><button type="button" data-fill="${line}"><code>${line}</code></button></li>`)}</ul>
</div>`;
}

function renderNoChannel(areThereOthers: boolean): Html {
  return html`<div class="stream" id="channel" tabindex="-1"><div class="empty">
<p class="empty-title">${areThereOthers ? 'No such channel' : 'No channel yet'}</p>
<p>${areThereOthers ? 'Choose one from the list, or add it' : 'Add one'} with the field named “new channel”: chips, say, or trade.</p>
</div></div>`;
}
