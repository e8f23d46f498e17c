import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { minute, second } from '../../src/clock.ts';
import { openBrowser } from '../fakes/browser.ts';
import { type RunningApp, startRunningApp } from '../fakes/running-app.ts';

let browser: Browser;
let app: RunningApp;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  app = await startRunningApp({ SAMPLE_WIRE: 'on' });
  page = await browser.newPage();
  page.setDefaultTimeout(8000);
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
});

afterEach(async () => {
  await page.close();
  await app.remove();
  expect(complaints).toEqual([]);
});

async function open(channel: string): Promise<void> {
  await page.goto(`${app.address}/channels/${channel}`);
  await page.waitForSelector('#connection[data-state=live]');
}

async function type(line: string): Promise<void> {
  await page.fill('#line', line);
  await page.keyboard.press('Enter');
}

const alertOf = (title: string) => page.locator('.entry.alert', { hasText: title });
const lastReply = () => page.locator('.entry.reply').last();

test('the sample wire’s alerts appear in both channels while one watches', async () => {
  await open('chips');
  expect(await page.locator('.entry').count()).toBe(0);
  await app.turn(20 * second);

  const ban = alertOf('China bars Micron from ports and power grids');
  await ban.waitFor();
  expect(await ban.locator('mark').first().textContent()).toBe('Micron');
  expect(await ban.locator('.matched').textContent()).toContain('Micron');
  // The Ledger prints The Wire's text under a title of its own: one story, one alert, two outlets.
  await ban.locator('.outlets a', { hasText: 'Ledger' }).waitFor();
  expect(await page.locator('.entry.alert').count()).toBe(1);
  expect(await ban.locator('.title a').getAttribute('href')).toMatch(/^https:\/\/thewire\.example\/2026\/01\/05\//);

  await page.locator('[data-channel-link=trade] .unread').waitFor();
  await page.click('[data-channel-link=trade]');
  await alertOf('Raimondo heads for Kuala Lumpur').waitFor();
});

test('what is subscribed on the page arrives on it by itself, and /latest and Mute story are answered', async () => {
  await open('chips');
  await page.evaluate("document.body.dataset.opened = 'once'");
  await app.turn(20 * second);

  await type('/subscribe Houthi');
  await lastReply().waitFor();
  expect(await lastReply().textContent()).toContain('Houthi');
  expect(await alertOf('Houthi').count()).toBe(0);
  await app.turn(3 * minute);
  const missile = alertOf('Houthi missile lands near tanker');
  await missile.waitFor();
  expect(await missile.locator('.matched .chip').allTextContents()).toEqual(['Houthi']);

  await type('/latest Raimondo');
  const found = page.locator('.entry', { has: page.locator('.asked', { hasText: '/latest Raimondo' }) });
  await found.waitFor();
  expect(await found.locator('li a', { hasText: 'Raimondo heads for Kuala Lumpur' }).count()).toBe(1);

  const titles = await page.locator('.entry.alert .title').allTextContents();
  expect(titles.filter((title) => /one micron|turkey/i.test(title))).toEqual([]);

  const ban = alertOf('Micron says ban touches 2 per cent');
  await ban.getByText('Mute story').click();
  await expect.poll(() => lastReply().textContent()).toContain('Nothing more here about');
  expect(await page.evaluate('document.body.dataset.opened')).toBe('once');
});

test('what was subscribed is there after a restart, and the wire’s next run is news again', async () => {
  await open('chips');
  await type('/subscribe Houthi');
  await lastReply().waitFor();
  await app.turn(20 * second);
  await alertOf('China bars Micron').waitFor();
  await page.goto('about:blank');
  await app.stop();

  const { folder, clock } = app;
  app = await startRunningApp({ SAMPLE_WIRE: 'on' }, { folder, clock });
  await open('chips');
  await type('/subscriptions');
  await expect.poll(() => lastReply().textContent()).toMatch(/Micron[\s\S]*Houthi/);
  await app.turn(20 * second);
  await expect.poll(() => alertOf('China bars Micron').count()).toBe(2);
});
