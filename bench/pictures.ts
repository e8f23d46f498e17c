/**
 * Makes the README's pictures of the page, docs/images/page-light.png, page-dark.png and alert.png: the real program with its
 * sample wire, watched for the minute and a half in which what the pictures show happens.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { openBrowser } from '../tests/fakes/browser.ts';
import { startProgram } from './program.ts';

const root = join(import.meta.dirname, '..');
const images = join(root, 'docs/images');
const viewport = { width: 1180, height: 760 };
const patienceMs = 120_000;

const folder = mkdtempSync(join(tmpdir(), 'wirewatch-pictures-'));
const program = await startProgram({ DATA_DIR: folder, SAMPLE_WIRE: 'on' });
const browser = await openBrowser();
try {
  mkdirSync(images, { recursive: true });
  // What has just come fades in; a picture must not catch it half-way.
  const page = await browser.newPage({
    viewport,
    deviceScaleFactor: 2,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(patienceMs);
  const alertOf = (title: string) => page.locator('.entry.alert', { hasText: title });

  await page.goto(`${program.address}/channels/chips`);
  const ban = alertOf('China bars Micron');
  await ban.locator('.outlets').waitFor();
  await save('alert.png', ban);

  await page.goto(`${program.address}/channels/trade`);
  await alertOf('The Hague').waitFor();
  await page.fill('#line', '/subscribe OFSI OR sanctions');
  await page.keyboard.press('Enter');
  await alertOf('OFSI').waitFor();
  await beginAtAMessage(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await save(`page-${colorScheme}.png`, page);
  }
} finally {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Lowers the window until no message is cut by its upper edge. */
async function beginAtAMessage(page: Page): Promise<void> {
  const over = await page.evaluate<number>(`(() => {
    const { top } = document.querySelector('.stream').getBoundingClientRect();
    const tops = [...document.querySelectorAll('.entry')].map((entry) => entry.getBoundingClientRect().top - top);
    return Math.min(...tops.filter((each) => each >= 0));
  })()`);
  await page.setViewportSize({ ...viewport, height: viewport.height - Math.max(0, Math.floor(over) - 10) });
}

async function save(name: string, what: Page | Locator): Promise<void> {
  const path = join(images, name);
  await what.screenshot({ path });
  process.stdout.write(`${relative(root, path).padEnd(28)}${Math.round(statSync(path).size / 1024)} KB\n`);
}
