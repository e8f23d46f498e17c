import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { bold, link, time, toReply } from '../../../src/message.ts';
import { createConsole } from '../../../src/platforms/console/console.ts';
import { openBrowser } from '../../fakes/browser.ts';
import { buttons, commands, type OpenConsole, openConsole, silent, toAddress, toAlert, toCard } from './console-kit.ts';

let browser: Browser;
let open: OpenConsole;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  open = await openConsole();
  page = await browser.newPage();
  page.setDefaultTimeout(8000);
  complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  await page.goto(open.console.address);
  await page.waitForSelector('#connection[data-state=live]');
});

afterEach(async () => {
  await page.close();
  await open.close();
});

test('a command is typed and its reply appears', async () => {
  await page.fill('#line', '/subscribe Micron');
  await page.keyboard.press('Enter');
  expect(await page.textContent('.entry.reply .text')).toBe('Subscribed to Micron.');
  await expect.poll(() => page.inputValue('#line')).toBe('');
  // It comes twice, as the answer and as an event, and is shown once.
  await open.console.send({ address: toAddress('chips') }, toAlert(), 'k');
  await page.waitForSelector('.entry.alert');
  expect(await page.locator('.entry.reply').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('an alert arrives without a reload, changes in its place, and its button is answered', async () => {
  const ref = await open.console.send({ address: toAddress('chips') }, toAlert(), 'k');
  expect(await page.textContent('.entry.alert .title')).toBe('Beijing bars Micron from key networks');
  await open.console.edit(ref, toAlert({ outlets: [{ name: 'Strait Dispatch', url: 'https://strait.example/' }] }));
  await page.waitForSelector('.entry.alert .outlets a');
  expect(await page.locator('.entry.alert').count()).toBe(1);

  await page.click('text=Mute story');
  expect(await page.textContent('.entry.reply .text')).toBe('Done: mute-story.');
  expect(open.handler.pressed[0]?.button).toEqual({ action: 'mute-story', target: '12' });
  expect(complaints).toEqual([]);
});

test('a button that was pressed says that it is done, on every card that has it, until it is undone', async () => {
  const [mute, unsubscribe] = buttons;
  const pause = { action: 'pause', label: 'Pause 1 h', target: '1h' } as const;
  const resume = { action: 'resume', label: 'Resume', target: 'now' } as const;
  const first = { ...toAlert(), buttons: [mute, pause, unsubscribe].filter((one) => one !== undefined) };
  const ref = await open.console.send({ address: toAddress('chips') }, first, 'k1');
  await open.console.send({ address: toAddress('chips') }, { ...first, buttons: [pause] }, 'k2');
  await open.console.send({ address: toAddress('chips') }, { ...toReply('Paused.'), buttons: [resume] }, 'k3');
  await page.waitForSelector('text=Resume');

  for (const label of ['Mute story', 'Unsubscribe']) await page.click(`text="${label}"`);
  await page.locator('text="Pause 1 h"').first().click();
  const toLabels = () => page.locator('.alert .buttons button').allTextContents();
  await expect.poll(toLabels).toEqual(['Muted', 'Paused 1 h', 'Unsubscribed', 'Paused 1 h']);
  expect(await page.locator('.alert .buttons button:disabled').count()).toBe(4);
  // Nor does a change of the alert forget it.
  await open.console.edit(ref, { ...first, blocks: [toCard({ title: 'Changed' })] });
  await page.waitForSelector('text=Changed');
  expect(await toLabels()).toEqual(['Muted', 'Paused 1 h', 'Unsubscribed', 'Paused 1 h']);

  await page.click('text="Resume"');
  await expect.poll(toLabels).toEqual(['Muted', 'Pause 1 h', 'Unsubscribed', 'Pause 1 h']);
  expect(complaints).toEqual([]);
});

test('a button whose press was refused can be pressed again', async () => {
  open.handler.refusePresses = true;
  await open.console.send({ address: toAddress('chips') }, toAlert(), 'k');
  await page.click('text="Mute story"');
  await page.waitForSelector('.entry.error');
  expect(await page.locator('.alert .buttons button').allTextContents()).toEqual(['Mute story', 'Unsubscribe']);
  expect(await page.locator('.alert .buttons button:disabled').count()).toBe(0);
});

test('hostile texts stay texts', async () => {
  const title = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await open.console.send(
    { address: toAddress('chips') },
    toAlert({ title, outlet: title, url: 'javascript:alert(1)' }),
    'k',
  );
  expect(await page.textContent('.entry.alert .title')).toBe(title);
  expect(await page.locator('.entry img, .entry script, .entry .title a').count()).toBe(0);
  expect(await page.title()).toBe('#chips · Wirewatch');
  expect(complaints).toEqual([]);
});

test('a row with an Arabic title runs as the page does: title, outlet, time', async () => {
  const rows = [
    [
      link('الصين تحظر Micron', 'https://silk.example/1'),
      ' — السلك, ',
      time(Date.UTC(2026, 0, 5, 8)),
      ' · 2 more reports',
    ],
    [bold('ميكرون'), ' is paused.'],
  ];
  await open.console.send(
    { address: toAddress('chips') },
    toReply({ kind: 'list', rows }, [bold('رقائق'), ' too.']),
    'k',
  );
  await page.waitForSelector('.rows');
  const directions = await page.evaluate<string[]>(
    "['.rows li', '.rows a', '.rows strong', '.text'].map((part) => getComputedStyle(document.querySelector(part)).direction)",
  );
  expect(directions).toEqual(['ltr', 'rtl', 'rtl', 'ltr']);
  const title = await page.locator('.rows a').boundingBox();
  const at = await page.locator('.rows time').boundingBox();
  expect(title?.x).toBeLessThan(at?.x ?? 0);
});

test('completion shows as one types, and is taken with the keys alone', async () => {
  await page.click('.masthead');
  await page.keyboard.press('/');
  await page.keyboard.type('s');
  const options = page.locator('#completions [role=option]');
  await expect.poll(() => options.count()).toBe(2);
  expect(await options.allTextContents()).toEqual([
    '/subscribeTell this channel when a query is met',
    '/sourcesThe sources',
  ]);
  await page.keyboard.press('ArrowUp');
  expect(await page.getAttribute('#line', 'aria-activedescendant')).toBe('completion-1');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.inputValue('#line')).toBe('/sources ');
  await page.waitForSelector('text=list sources');
  await page.keyboard.press('Escape');
  expect(await options.first().isVisible()).toBe(false);
  await page.fill('#line', '/un');
  await page.waitForSelector('text=No longer tell it');
  await page.keyboard.press('Tab');
  expect(await page.inputValue('#line')).toBe('/unsubscribe ');
  expect(complaints).toEqual([]);
});

test('the arrow brings back what was typed before', async () => {
  for (const line of ['/help', '/subscribe Micron']) {
    await page.fill('#line', line);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.inputValue('#line')).toBe('');
  }
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  expect(await page.inputValue('#line')).toBe('/help');
  await page.keyboard.press('ArrowDown');
  expect(await page.inputValue('#line')).toBe('/subscribe Micron');
});

test('another channel is marked when something new is in it, until it is opened', async () => {
  const mark = page.locator('[data-channel-link=trade] .unread');
  expect(await mark.isVisible()).toBe(false);
  await open.console.send({ address: toAddress('trade') }, toAlert(), 'k');
  await mark.waitFor({ state: 'visible' });
  expect(await page.locator('.entry').count()).toBe(0);
  await page.click('[data-channel-link=trade]');
  await page.waitForSelector('.entry.alert');
  await page.click('[data-channel-link=chips]');
  await page.waitForSelector('#connection[data-state=live]');
  expect(await mark.isVisible()).toBe(false);
});

test('the page opens at the newest message, and says so when one arrives below what is being read', async () => {
  for (let n = 0; n < 12; n++)
    await open.console.send({ address: toAddress('chips') }, toAlert({ title: `Alert ${n}` }), `k${n}`);
  await page.reload();
  await page.waitForSelector('#connection[data-state=live]');
  const newest = page.locator('.entry.alert').last();
  expect(await newest.textContent()).toContain('Alert 11');
  await page.locator('.entry.alert').first().scrollIntoViewIfNeeded();
  const before = await page.locator('.entry.alert').first().boundingBox();
  await open.console.send({ address: toAddress('chips') }, toReply('One more.'), 'last');
  await page.waitForSelector('.to-newest:not([hidden])');
  expect(await page.textContent('.to-newest')).toBe('1 new message ↓');
  expect((await page.locator('.entry.alert').first().boundingBox())?.y).toBeCloseTo(before?.y ?? -1, 0);
  await page.click('.to-newest');
  await page.waitForSelector('.to-newest', { state: 'hidden' });
});

test('a page that outlives the program catches up when it is back', async () => {
  const { store, clock, handler, console } = open;
  await console.stop();
  await page.waitForSelector('#connection[data-state=reconnecting]');
  await page.fill('#line', '/help');
  await page.keyboard.press('Enter');
  expect(await page.textContent('.entry.error')).toContain('Is it still running?');
  const port = Number(new URL(console.address).port);
  const next = createConsole({ store, clock, log: silent, host: '127.0.0.1', port, token: null, version: '2' });
  try {
    await next.start(commands, handler);
    await next.send({ address: toAddress('chips') }, toAlert(), 'meanwhile');
    await page.waitForSelector('.entry.alert');
    await page.waitForSelector('#connection[data-state=live]');
    expect(await page.inputValue('#line')).toBe('/help');
  } finally {
    await next.stop();
  }
});

test('on a phone nothing is wider than the screen, and the sources are one tap away', async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  const title = `${'Semiconductorexportcontrols'.repeat(12)} and a ban`;
  await open.console.send({ address: toAddress('chips') }, toAlert({ title, matched: ['x'.repeat(200)] }), 'k');
  await page.waitForSelector('.entry.alert');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(await page.evaluate("document.querySelector('.stream').scrollWidth")).toBeLessThanOrEqual(360);
  await page.click('.to-sources');
  expect(await page.locator('.sources').isVisible()).toBe(true);
  await page.click('.close-sources');
  expect(await page.locator('.sources').isVisible()).toBe(false);
});

test('without a script it reads and takes commands', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const plain = await context.newPage();
    await open.console.send({ address: toAddress('chips') }, toAlert(), 'k');
    await plain.goto(open.console.address);
    expect(await plain.textContent('.entry.alert .title')).toBe('Beijing bars Micron from key networks');
    await plain.fill('#line', '/help');
    await plain.click('.prompt button');
    expect(await plain.textContent('.entry.private .text')).toBe('Type a command.');
    await plain.click('text=Mute story');
    expect(await plain.textContent('.entry.reply .text')).toBe('Done: mute-story.');
  } finally {
    await context.close();
  }
});
