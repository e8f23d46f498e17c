import { afterAll, beforeAll, describe } from 'vitest';
import type { OpenStage, Stage } from '../fakes/stage.ts';
import { describeAccess } from './platform-access.ts';
import { describeAnswers } from './platform-answers.ts';
import { describeDeliveries } from './platform-deliveries.ts';
import { describeTexts } from './platform-texts.ts';

/** What every platform promises, by its real client: the same answers, the same rules, and texts that are only texts. */
export function describePlatform(name: string, open: OpenStage): void {
  describe(name, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open();
    });
    afterAll(() => stage.end());

    describeAnswers(() => stage);
    describeAccess(() => stage);
    describeDeliveries(() => stage);
    describeTexts(() => stage);
  });
}
