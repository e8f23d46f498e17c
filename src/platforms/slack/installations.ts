import type { Installation, InstallationStore } from '@slack/bolt';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { AppError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import type { Identity } from './identity.ts';
import type { Seal } from './seal.ts';

/** The token of a workspace, as OAuth gave it. */
const kept = z.object({
  team: z.object({ id: z.string(), name: z.string() }),
  bot: z.object({ token: z.string(), scopes: z.array(z.string()), id: z.string(), userId: z.string() }),
  installedBy: z.string(),
});
export type KeptInstallation = z.infer<typeof kept>;

/** The workspaces that installed the app; what Bolt asks for its tokens, and what deliveries ask too. */
export interface Installations extends InstallationStore {
  of(workspace: string): Promise<KeptInstallation | null>;
  remove(workspace: string): Promise<void>;
}

export function createInstallations(parts: {
  readonly store: Pick<Store, 'installations' | 'workspaces'>;
  readonly seal: Seal;
  readonly clock: Clock;
  /** A workspace is there again, or anew. */
  readonly onInstalled: (workspace: string) => Promise<void>;
}): Installations {
  const { store, seal, clock, onInstalled } = parts;
  const toId = (workspace: string) => `slack:${workspace}`;

  async function of(workspace: string): Promise<KeptInstallation | null> {
    const found = await store.installations.of(toId(workspace));
    return found === null ? null : kept.parse(JSON.parse(seal.open(found.sealed, toId(workspace))));
  }

  return {
    of,
    remove: (workspace) => store.installations.remove(toId(workspace)),

    async storeInstallation(installation) {
      const { team, bot, isEnterpriseInstall } = installation as Installation;
      if (isEnterpriseInstall === true || team === undefined || bot === undefined) {
        throw new AppError('config_invalid', 'Install the app in one workspace, not in a whole organisation.');
      }
      const { token, scopes, id, userId } = bot;
      const workspaceId = toId(team.id);
      const text = JSON.stringify({
        team: { id: team.id, name: team.name ?? team.id },
        bot: { token, scopes, id, userId },
        installedBy: installation.user.id,
      });
      await store.workspaces.save({ id: workspaceId, name: team.name ?? team.id });
      await store.installations.save({ workspaceId, sealed: seal.close(text, workspaceId), installedAt: clock.now() });
      await onInstalled(team.id);
    },

    async fetchInstallation({ teamId }) {
      const found = teamId === undefined ? null : await of(teamId);
      if (found === null) throw new AppError('config_invalid', 'The app is not installed in this workspace.');
      const { team, bot, installedBy } = found;
      const user = { id: installedBy, token: undefined, scopes: undefined };
      return {
        team,
        enterprise: undefined,
        user,
        bot,
        tokenType: 'bot',
        isEnterpriseInstall: false,
        authVersion: 'v2',
      };
    },

    async deleteInstallation({ teamId }) {
      if (teamId !== undefined) await store.installations.remove(toId(teamId));
    },
  };
}

/** As they are, and the one workspace whose bot token stands in the settings. */
export function withHome(
  installations: Installations,
  home: Identity | null,
  botToken: string | null,
): InstallationStore {
  if (home === null || botToken === null) return installations;
  return {
    ...installations,
    async fetchInstallation(query) {
      if (query.teamId !== home.workspace) return installations.fetchInstallation(query);
      return {
        team: { id: home.workspace, name: home.workspaceName },
        enterprise: undefined,
        user: { id: home.botUserId, token: undefined, scopes: undefined },
        bot: { token: botToken, scopes: [], id: home.botId, userId: home.botUserId },
        tokenType: 'bot',
        isEnterpriseInstall: false,
        authVersion: 'v2',
      };
    },
  };
}
