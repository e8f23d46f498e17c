import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttp, type Http } from '../src/http.ts';
import { isPublicAddress, type Lookup, onlyPublic, readWebAddress } from '../src/http-address.ts';
import type { Dial } from '../src/http-agents.ts';
import { type FeedServer, ok, redirect, startFeedServer } from './fakes/feed-server.ts';

const feed = '<rss version="2.0"><channel/></rss>';

/** Every range that is not the open internet, and the ways in which people hide one. */
const insidePrivateNetworks = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.255.255.254/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://127.0.0.1./',
  'http://１２７.０.０.１/',
  'http://127。0。0。1/',
  'http://%31%32%37.0.0.1/',
  'http://someone@127.0.0.1/',
  'http://thewire.example@127.0.0.1/',
  'http:\\\\127.0.0.1\\',
  'http:127.0.0.1',
  'http://0/',
  'http://0.0.0.0/',
  'http://0.1.2.3/',
  'http://10.0.0.1/',
  'http://10.255.255.255/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://100.64.0.1/',
  'http://100.100.100.200/',
  'http://169.254.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://[::ffff:a9fe:a9fe]/',
  'http://168.63.129.16/',
  'http://192.0.0.192/',
  'http://192.0.2.1/',
  'http://198.18.0.1/',
  'http://198.51.100.7/',
  'http://203.0.113.7/',
  'http://192.88.99.1/',
  'http://224.0.0.1/',
  'http://239.255.255.250/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://[::]/',
  'http://[::1]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[::127.0.0.1]/',
  'http://[64:ff9b::127.0.0.1]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://[64:ff9b:1::1]/',
  'http://[2002:7f00:1::]/',
  'http://[2002:808:808::1]/',
  'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fc00::1]/',
  'http://[fd00:ec2::254]/',
  'http://[ff02::1]/',
  'http://[100::1]/',
  'http://[2001:db8::1]/',
  'http://[3fff::1]/',
  'http://[2001:10::1]/',
  'http://[4000::1]/',
  'http://[5f00::1]/',
];

const onTheOpenInternet = [
  '8.8.8.8',
  '1.1.1.1',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '223.255.255.254',
  '2606:4700:4700::1111',
  '2a00:1450:4001:800::200e',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
];

let server: FeedServer;
let asked: string[];
let http: Http;

/** Names on example domains, as a name server that may lie tells them. */
const names: Readonly<Record<string, readonly string[]>> = {
  'thewire.example': ['93.184.215.14'],
  'six.thewire.example': ['2606:4700::1111', '93.184.215.14'],
  'home.thewire.example': ['127.0.0.1'],
  'mixed.thewire.example': ['93.184.215.14', '10.0.0.1'],
  'mapped.thewire.example': ['::ffff:169.254.169.254'],
  'zone.thewire.example': ['fe80::1%eth0'],
  'odd.thewire.example': ['no address'],
};

const lookup: Lookup = async (host) => {
  const found = names[host];
  if (found === undefined) throw Object.assign(new Error('unknown'), { code: 'ENOTFOUND' });
  return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
};

/** Looks up as a socket does, notes what it would connect to, and connects to our own server. */
const dial: Dial = (options) =>
  connect({
    port: server.port,
    host: String(options.host),
    autoSelectFamily: false,
    lookup: (host, given, callback) =>
      options.lookup?.(host, { ...given, all: true }, (error, found) => {
        if (error !== null) return callback(error, '');
        for (const each of Array.isArray(found) ? found : []) asked.push(each.address);
        callback(null, '127.0.0.1', 4);
      }),
  });

beforeEach(async () => {
  asked = [];
  server = await startFeedServer();
  server.answer('/feed', ok(feed));
  http = createHttp({ version: '0', hostPauseMs: 0, lookup, dial });
});

afterEach(async () => {
  http.close();
  await server.close();
});

const get = (url: string, allowPrivate = false) => http.get(url, { allowPrivate });

describe('an address that a chat gives', () => {
  it.each(insidePrivateNetworks)('is refused where it is private: %s', async (url) => {
    expect(await get(url)).toMatchObject({ status: 'failed', code: 'address_private' });
    expect(asked).toEqual([]);
    expect(server.requests).toEqual([]);
  });

  it.each(['thewire.example', 'six.thewire.example'])('is read where it is public: %s', async (host) => {
    expect(await get(`http://${host}/feed`)).toMatchObject({ status: 'ok', url: `http://${host}/feed` });
    expect(asked).toEqual(names[host]);
  });

  it.each([
    'home.thewire.example',
    'mixed.thewire.example',
    'mapped.thewire.example',
    'zone.thewire.example',
    'odd.thewire.example',
  ])('is refused where its name leads inside: %s', async (host) => {
    for (const scheme of ['http', 'https']) {
      const result = await get(`${scheme}://${host}/feed?key=hunter2`);
      expect(result).toMatchObject({ status: 'failed', code: 'address_private' });
      expect(JSON.stringify(result)).not.toContain('hunter2');
    }
    expect(server.requests).toEqual([]);
  });

  it.each([
    'http://10.0.0.1/feed',
    'http://[::1]/feed',
    'http://home.thewire.example/feed',
    'https://home.thewire.example/feed',
  ])('is refused where a public page redirects to %s', async (to) => {
    server.answer('/moved', redirect(to, 301));
    expect(await get('http://thewire.example/moved')).toMatchObject({ status: 'failed', code: 'address_private' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/moved']);
  });

  it('is looked at anew for each connection, however well its name behaved before', async () => {
    const answers = [['93.184.215.14'], ['127.0.0.1']];
    const turning = createHttp({
      version: '0',
      hostPauseMs: 0,
      dial,
      lookup: async () => (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
    });
    const ask = () => turning.get('http://turning.thewire.example/feed', { allowPrivate: false });
    expect([await ask(), await ask()]).toMatchObject([{ status: 'ok' }, { code: 'address_private' }]);
    turning.close();
  });

  it('never travels over a connection that was opened for the operator', async () => {
    await server.close();
    server = await startFeedServer({ keepAlive: true });
    server.answer('/feed', ok(feed));
    const url = 'http://home.thewire.example/feed';
    expect(await get(url, true)).toMatchObject({ status: 'ok' });
    expect(await get(url, false)).toMatchObject({ code: 'address_private' });
    expect(server.requests).toHaveLength(1);
  });

  it.each(['http://thewire.example:8080/feed', 'https://thewire.example:22/'])(
    'is refused on the port of another service: %s',
    async (url) => {
      expect(await get(url)).toMatchObject({ status: 'failed', code: 'address_invalid' });
      expect(asked).toEqual([]);
    },
  );
});

it('what the operator sets may be private, on any port', async () => {
  expect(await get(`${server.url}/feed`, true)).toMatchObject({ status: 'ok' });
  expect(await get('http://home.thewire.example:8080/feed', true)).toMatchObject({ status: 'ok' });
});

describe('what is no web address', () => {
  it.each([
    '',
    'thewire.example/feed',
    'ftp://thewire.example/feed',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/xml,<rss/>',
    'http://',
    'http://[::1',
    'http://a b/',
    `https://thewire.example/${'a'.repeat(5000)}`,
    'localhost:8080',
    'feed://user:hunter2@thewire.example/?key=hunter2',
  ])('is refused in a sentence that repeats nothing of it: %.60s', async (address) => {
    const result = await get(address);
    expect(result).toMatchObject({ status: 'failed', code: 'address_invalid', isPermanent: false });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });

  it('is told from one that is, and loses its fragment', () => {
    expect(readWebAddress(' HTTPS://TheWire.example/a?b#c ').href).toBe('https://thewire.example/a?b');
  });
});

describe('a public address', () => {
  it.each(onTheOpenInternet)('%s', (address) => expect(isPublicAddress(address)).toBe(true));

  it('is the only kind that a guarded lookup gives', async () => {
    await expect(onlyPublic(lookup)('thewire.example')).resolves.toHaveLength(1);
    await expect(onlyPublic(lookup)('mixed.thewire.example')).rejects.toMatchObject({ code: 'address_private' });
  });
});
