import { describePlatform } from '../contracts/platform.ts';
import { openConsoleStage } from '../fakes/console-stage.ts';
import { openDiscordStage } from '../fakes/discord-stage.ts';
import { openSlackStage } from '../fakes/slack-stage.ts';

describePlatform('the console', openConsoleStage);
describePlatform('Discord', () => openDiscordStage());
describePlatform('Slack', openSlackStage);
