import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packed from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/**
 * A headless Chromium: the one at CHROME_PATH, or the one that @sparticuz/chromium ships for Linux x64. `close()` ends its
 * processes and takes its profile away.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROME_PATH ?? (await unpack()),
    headless: true,
    args: [
      // The tests may run as root, which Chromium's sandbox refuses; it opens no page but ours.
      '--no-sandbox',
      ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });
}

/** Unpacks it once, beside the packages: what goes with them need not be tidied up after. */
async function unpack(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'Only Linux x64 has a Chromium among the packages. Set CHROME_PATH to a Chrome or Chromium of yours.',
    );
  }
  const packages = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules');
  const about: unknown = JSON.parse(await readFile(join(packages, '@sparticuz/chromium/package.json'), 'utf8'));
  const { version } = about as { version: string };
  const folder = join(packages, '.cache', `chromium-${version}`);
  const path = join(folder, 'chromium');
  if (existsSync(path)) return path;

  await mkdir(dirname(folder), { recursive: true });
  const fresh = await mkdtemp(`${folder}-`);
  const { TMPDIR } = process.env;
  // The package unpacks to the folder for temporary files, whatever is there.
  process.env.TMPDIR = fresh;
  try {
    await packed.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  // Whoever is first wins: another test may have unpacked it meanwhile.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true, force: true }));
  return path;
}
