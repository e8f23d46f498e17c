import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { day, hour, minute } from '../../src/clock.ts';

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** “38 minutes ago”, as Discord words a relative time. */
export function toAgo(ms: number): string {
  const [unit, name] = ms < hour ? [minute, 'minute'] : ms < day ? [hour, 'hour'] : [day, 'day'];
  const count = Math.max(1, Math.round(ms / unit));
  const one = name === 'hour' ? 'an hour' : `a ${name}`;
  return `${count === 1 ? one : `${count} ${name}s`} ago`;
}

/** Stands in for an article's picture: a chip, of our own drawing. */
export const picture = `<svg viewBox="0 0 80 80" width="100%" height="100%"><rect width="80" height="80" fill="#17323a"/>
  <g stroke="#58b7a8" stroke-width="3">${[24, 34, 46, 56].map((at) => `<path d="M${at} 12v56M12 ${at}h56"/>`).join('')}</g>
  <rect x="20" y="20" width="40" height="40" rx="4" fill="#0d1f25" stroke="#8fe0cf" stroke-width="2"/>
  <path d="M30 30h20v20H30z M30 40h20 M40 30v20" fill="none" stroke="#e9c46a" stroke-width="2"/></svg>`;

const packages = join(import.meta.dirname, '../../node_modules');

/** Open Sans comes with the Chromium that the tests unpack; another browser takes what its machine has. */
export async function toFontCss(): Promise<string> {
  const cache = join(packages, '.cache');
  const names = await readdir(cache).catch(() => []);
  const chromium = names.find((name) => /^chromium-[\d.]+$/.test(name));
  if (chromium === undefined) return '';
  const faces = await Promise.all(
    (
      [
        ['Regular', '400'],
        ['Bold', '600 700'],
      ] as const
    ).map(async ([name, weight]) => {
      const path = join(cache, chromium, 'fonts/fonts/Open_Sans', `OpenSans-${name}.ttf`);
      const font = await readFile(path, 'base64').catch(() => null);
      return font === null
        ? ''
        : `@font-face { font-family: 'Open Sans'; font-weight: ${weight}; src: url(data:font/ttf;base64,${font}) }`;
    }),
  );
  return faces.join('\n');
}
