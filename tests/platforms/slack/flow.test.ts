import { expect, test } from 'vitest';
import { hour, minute } from '../../../src/clock.ts';
import { ok, startFeedServer } from '../../fakes/feed-server.ts';
import { createHandClock } from '../../fakes/hand-clock.ts';
import { reports, toRss } from '../../fakes/rss.ts';
import { startRunningApp } from '../../fakes/running-app.ts';
import { createSlackServer } from '../../fakes/slack-server.ts';

test('the whole program: what a feed brings reaches the Slack channel that asked for it, before and after a restart', async () => {
  const clock = createHandClock();
  const feed = await startFeedServer();
  const slack = await createSlackServer({ now: clock.now, channelPauseMs: 900 });
  slack.addToken('xoxb-fake-bot');
  slack.addToken('xapp-fake-app', { kind: 'app' });
  slack.addPerson('ana', { isAdmin: true });
  slack.addRoom('chips', { members: ['UANA'] });
  const settings = {
    SLACK_BOT_TOKEN: 'xoxb-fake-bot',
    SLACK_APP_TOKEN: 'xapp-fake-app',
    CATALOG: 'off',
    SOURCES: `${feed.url}/wire.xml`,
  };
  const kept = { clock, feed, slackApiUrl: slack.apiUrl };
  feed.answer('/wire.xml', ok(toRss([])));
  let app = await startRunningApp(settings, kept);
  const alerts = () =>
    slack.room('chips').messages.filter(({ buttons }) => buttons.some(({ label }) => label === 'Mute story'));
  try {
    expect((await slack.types('/wire subscribe Micron', { by: 'ana', in: 'chips' })).text).toContain(
      'Subscribed #chips',
    );
    await app.turnUntil(async () => feed.requests.length >= 1, 3 * hour);
    await app.turn(minute);
    const ban = {
      title: 'Beijing bars Micron from key networks',
      link: 'https://thewire.example/ban',
      at: clock.now(),
      content: reports.ban,
    };
    feed.answer('/wire.xml', ok(toRss([ban])));
    await app.turnUntil(async () => alerts().length === 1, 3 * hour);
    expect(alerts()[0]?.text).toContain(ban.title);

    await app.stop();
    app = await startRunningApp(settings, { ...kept, folder: app.folder });
    const court = {
      title: 'Micron sues over purchase ban',
      link: 'https://thewire.example/court',
      at: clock.now(),
      content: reports.court,
    };
    feed.answer('/wire.xml', ok(toRss([court, ban])));
    await app.turnUntil(async () => alerts().length === 2, 3 * hour);
    expect(alerts()[1]?.text).toContain(court.title);
    expect(slack.limited).toBe(0);
    expect(slack.api.refused).toEqual([]);
  } finally {
    await app.remove();
    await slack.close();
    await feed.close();
  }
}, 20_000);
