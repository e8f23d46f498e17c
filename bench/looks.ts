import { mkdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { openBrowser } from '../tests/fakes/browser.ts';
import { toDiscordPage } from './looks/discord-look.ts';
import { toFontCss } from './looks/page.ts';
import { openScene } from './looks/scene.ts';
import { toSlackPage } from './looks/slack-look.ts';

/** Draws what the program sends as Discord and Slack show it, for the README: docs/images/discord.png and slack.png. */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/images');
const looks = [
  ['discord', toDiscordPage],
  ['slack', toSlackPage],
] as const;
const viewport = { width: 760, height: 600 };

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
  const fonts = await toFontCss();
  for (const [name, toPage] of looks) {
    const page = await browser.newPage({ viewport, deviceScaleFactor: 1.5 });
    const base = "body { margin: 0; font-family: 'Open Sans', 'Helvetica Neue', sans-serif }";
    await page.setContent(`<!doctype html><style>${fonts}${base}</style>${toPage(await openScene(name))}`);
    await page.evaluate('document.fonts.ready');
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path, fullPage: true });
    const { size } = await stat(path);
    process.stdout.write(`${relative(root, path).padEnd(26)}${Math.round(size / 1024)} KB\n`);
    await page.close();
  }
} finally {
  await browser.close();
}
