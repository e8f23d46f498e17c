// Makes the page live: new messages, buttons and commands without a reload, unread marks, true times.
// Every piece of HTML that it puts into the page was rendered and escaped by our own server.

import { startPrompt } from './prompt.js';
import { showTimes } from './times.js';

const { channel, lastEvent } = document.body.dataset;
const stream = document.querySelector('.stream');
const messages = document.querySelector('.messages');
const toNewest = document.querySelector('.to-newest');
const connection = document.querySelector('#connection');
const pageTitle = document.title;
let below = 0;
let unseen = 0;

function toNode(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content.querySelector('.entry');
}

/** A scroller that is laid out from its end: 0 is the newest, older ones are negative. */
function isAtEnd() {
  return stream.scrollTop > -80;
}

function toEnd() {
  stream.scrollTop = 0;
  below = 0;
  toNewest.hidden = true;
}

// What was done here by buttons, as `action target`: the same button of another card has nothing left to do.
const done = new Set();

function noteDone({ action, target }) {
  if (action === 'resume') return notePauseOver();
  done.add(`${action} ${target}`);
  showDone(document);
}

function notePauseOver() {
  for (const one of done) if (one.startsWith('pause ')) done.delete(one);
  showDone(document);
}

function showDone(root) {
  for (const form of root.querySelectorAll('[data-press]')) {
    const button = form.querySelector('button');
    const isDone = done.has(`${form.elements.action.value} ${form.elements.target.value}`);
    if (isDone === (button.dataset.before !== undefined)) continue;
    if (isDone) button.dataset.before = button.textContent;
    button.textContent = isDone ? button.dataset.done : button.dataset.before;
    button.disabled = isDone;
    if (!isDone) delete button.dataset.before;
  }
}

/** Puts the message in the place of its earlier state; one that is older than what the page shows stays away. */
function renew({ id, html }) {
  const node = toNode(html);
  if (node === null) return;
  showTimes(node);
  showDone(node);
  messages?.querySelector(`[data-id="${id}"]`)?.replaceWith(node);
}

/** Puts a message where its time belongs, once. */
function place({ id, html }, isOwn) {
  const node = toNode(html);
  if (node === null || messages === null) return;
  showTimes(node);
  messages.querySelector('.empty')?.remove();
  const present = id === null ? null : messages.querySelector(`[data-id="${id}"]`);
  if (present !== null) {
    if (isOwn) toEnd();
    return;
  }
  const stays = !isOwn && !isAtEnd();
  const heightBefore = stream.scrollHeight;
  const topBefore = stream.scrollTop;
  const later = [...messages.children].find((one) => Number(one.dataset.at) > Number(node.dataset.at));
  messages.insertBefore(node, later ?? null);
  node.classList.add('fresh');
  // A paused channel is told nothing: this one no longer is.
  if (node.matches('.alert')) notePauseOver();
  if (!stays) return toEnd();
  stream.scrollTop = topBefore - (stream.scrollHeight - heightBefore);
  below++;
  toNewest.textContent = below === 1 ? '1 new message ↓' : `${below} new messages ↓`;
  toNewest.hidden = false;
}

/** A sentence of ours that is no message: shown where the reply would be. */
function placeNotice(sentence) {
  const node = document.createElement('article');
  node.className = 'entry error private';
  node.dataset.at = String(Date.now());
  const text = document.createElement('p');
  text.className = 'text';
  text.textContent = sentence;
  node.append(text);
  messages?.append(node);
  toEnd();
}

async function post(path, fields) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(fields),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    placeNotice(answer.error);
  } catch {
    placeNotice('Wirewatch does not answer. Is it still running? The page comes back by itself when it does.');
  }
  return null;
}

// Which messages were seen, by channel: kept in the browser, since it is about this reader only.
function readSeen() {
  try {
    return JSON.parse(localStorage.getItem('seen') ?? '{}');
  } catch {
    return {};
  }
}

function markSeen(name, id) {
  const seen = readSeen();
  seen[name] = Math.max(id, seen[name] ?? 0);
  try {
    localStorage.setItem('seen', JSON.stringify(seen));
  } catch {
    // Without storage the dots last as long as the page.
  }
}

function showUnread() {
  const seen = readSeen();
  for (const link of document.querySelectorAll('[data-channel-link]')) {
    const name = link.dataset.channelLink;
    const latest = Number(link.dataset.latest);
    if (name === channel && !document.hidden) markSeen(name, latest);
    link.querySelector('.unread').hidden = name === channel || latest <= (seen[name] ?? 0);
  }
}

function noteLatest(name, id) {
  const link = document.querySelector(`[data-channel-link="${CSS.escape(name)}"]`);
  if (link === null) return;
  link.dataset.latest = String(Math.max(id, Number(link.dataset.latest)));
  showUnread();
}

function noteUnseen() {
  if (!document.hidden) return;
  unseen++;
  document.title = `(${unseen}) ${pageTitle}`;
}

async function readAgain() {
  if (channel === '') return;
  const response = await fetch(`/channels/${encodeURIComponent(channel)}/messages`);
  if (!response.ok) return location.reload();
  const answer = await response.json();
  for (const message of answer.messages) {
    renew(message);
    place(message, false);
  }
}

function connect(after) {
  const events = new EventSource(`/events?after=${encodeURIComponent(after)}`);
  let last = after;
  const onMessage = (event) => {
    last = event.lastEventId;
    const message = JSON.parse(event.data);
    if (event.type === 'edited') return message.channel === channel ? renew(message) : undefined;
    if (message.channel === channel) place(message, false);
    noteLatest(message.channel, message.id);
    noteUnseen();
  };
  events.addEventListener('added', onMessage);
  events.addEventListener('edited', onMessage);
  events.addEventListener('resync', (event) => {
    last = event.lastEventId;
    readAgain();
  });
  events.addEventListener('open', () => showConnection('live'));
  events.addEventListener('error', () => {
    showConnection('reconnecting');
    // The browser comes back by itself, but not after an answer that was no stream (a proxy's 502, a lost token).
    if (events.readyState === EventSource.CLOSED) setTimeout(() => connect(last), 3000);
  });
}

function showConnection(state) {
  if (connection.dataset.state === state) return;
  connection.dataset.state = state;
  connection.textContent = state === 'live' ? 'Live' : 'Reconnecting…';
}

async function renewSources() {
  if (document.hidden) return;
  try {
    const response = await fetch('/sources');
    if (!response.ok) return;
    const { summary, html } = await response.json();
    for (const node of document.querySelectorAll('[data-sources-summary]')) node.textContent = summary;
    const panel = document.querySelector('[data-sources]');
    // What a reader is tabbing through is not taken from under the focus.
    if (panel === null || panel.contains(document.activeElement)) return;
    panel.innerHTML = html;
    showTimes(panel);
  } catch {
    // The next round tells.
  }
}

function start() {
  showTimes(document);
  showUnread();
  setInterval(() => showTimes(document), 30_000);
  setInterval(renewSources, 20_000);
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    unseen = 0;
    document.title = pageTitle;
    showTimes(document);
    showUnread();
    renewSources();
  });
  if (lastEvent === undefined) return;
  connect(lastEvent);

  const form = document.querySelector('.prompt');
  if (form === null) return;
  const prompt = startPrompt({
    form,
    channel,
    submit: async (line) => {
      const answer = await post('/commands', { channel, line });
      if (answer !== null) place(answer, true);
      return answer !== null;
    },
  });
  document.addEventListener('submit', async (event) => {
    if (!event.target.matches('[data-press]')) return;
    event.preventDefault();
    const button = event.target.querySelector('button');
    if (button.disabled) return;
    button.disabled = true;
    const fields = Object.fromEntries(new FormData(event.target));
    const answer = await post('/presses', fields);
    button.disabled = false;
    if (answer === null) return;
    if (!answer.isRefused) noteDone(fields);
    place(answer, true);
  });
  document.addEventListener('click', (event) => {
    const line = event.target.closest('[data-fill]')?.dataset.fill;
    if (line !== undefined) prompt.fill(line);
  });
  stream.addEventListener('scroll', () => {
    if (isAtEnd() && !toNewest.hidden) toEnd();
  });
  toNewest.addEventListener('click', toEnd);
  // The box keeps the focus while one reads back.
  form.addEventListener('keydown', (event) => {
    const step = { PageUp: -0.9, PageDown: 0.9 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    stream.scrollBy({ top: step * stream.clientHeight });
  });
  if (window.matchMedia('(min-width: 700px)').matches && location.hash === '') form.querySelector('.line').focus();
}

start();
