import { html } from 'hono/html';
import type { SourceState } from '../../store/store.ts';
import { toClean, toSafeUrl } from './clean.ts';
import type { Html } from './html.ts';
import { renderTime } from './render.ts';
import { toSpan } from './times.ts';

/** How a source fares, the worst first. */
export type SourceHealth = 'parked' | 'failing' | 'waiting' | 'well';

const words: Readonly<Record<SourceHealth, string>> = {
  parked: 'parked',
  failing: 'failing',
  waiting: 'not asked yet',
  well: 'well',
};
const order: readonly SourceHealth[] = ['parked', 'failing', 'waiting', 'well'];

export function toHealth(state: SourceState): SourceHealth {
  if (state.parked !== null) return 'parked';
  if (state.failingSince !== null) return 'failing';
  return state.lastSuccessAt === null ? 'waiting' : 'well';
}

/** `62 sources, 2 in trouble`: the panel's own summary, also on the button that opens it. */
export function toSourcesSummary(states: readonly SourceState[]): string {
  const ill = states.filter((state) => ['parked', 'failing'].includes(toHealth(state))).length;
  const count = states.length === 1 ? '1 source' : `${states.length} sources`;
  if (states.length === 0) return 'no sources';
  return ill === 0 ? `${count}, all well` : `${count}, ${ill} in trouble`;
}

/** The sources with their health; those that need a person's eye come first. */
export function renderSources(states: readonly SourceState[], now: number): Html {
  if (states.length === 0) {
    return html`<p class="empty">No source is watched yet. Add one with <code>/sources add https://…</code>; the address of a page will do.</p>`;
  }
  const sorted = [...states].sort(
    (a, b) =>
      order.indexOf(toHealth(a)) - order.indexOf(toHealth(b)) || (b.lastArticleAt ?? 0) - (a.lastArticleAt ?? 0),
  );
  return html`<ul class="source-list">${sorted.map((state) => renderSource(state, now))}</ul>`;
}

function renderSource(state: SourceState, now: number): Html {
  const { name, url, id } = state.source;
  const health = toHealth(state);
  const href = toSafeUrl(url);
  const label = toClean(name === '' ? id : name, 80);
  return html`<li class="source ${health}">
<p class="source-name"><span class="health" aria-hidden="true"></span><bdi>${
    href === null ? label : html`<a href="${href}" rel="noopener noreferrer" target="_blank">${label}</a>`
  }</bdi><span class="visually-hidden">: ${words[health]}</span></p>
<p class="source-state">${renderState(state, health, now)}</p></li>`;
}

function renderState(state: SourceState, health: SourceHealth, now: number): Html {
  const { parked, failingSince, lastError, lastArticleAt, lastSuccessAt } = state;
  const why = (sentence: string | undefined): Html | null =>
    sentence === undefined ? null : html`<span class="why" dir="auto">${toClean(sentence, 240)}</span>`;
  if (health === 'parked') return html`parked ${renderTime(parked?.at ?? now, now)}${why(parked?.reason)}`;
  if (health === 'failing') {
    return html`failing for ${toSpan(now - (failingSince ?? now))}${why(lastError?.sentence)}${
      lastSuccessAt === null ? null : html`<span class="why">last answer ${renderTime(lastSuccessAt, now)}</span>`
    }`;
  }
  if (health === 'waiting') return html`waiting for its first answer`;
  if (lastArticleAt === null) return html`asked ${renderTime(lastSuccessAt ?? now, now)}, nothing new yet`;
  return html`news ${renderTime(lastArticleAt, now)}`;
}
