import { analysts } from './catalog-analysts.ts';
import { officials } from './catalog-officials.ts';
import { press } from './catalog-press.ts';
import type { Source } from './source.ts';

/**
 * Where news of geopolitics, trade, sanctions, export controls, chips and security comes from: what runs as soon as a real
 * platform is set. Ids are typed by people (`source:bbc-world`) and kept in databases: they never change.
 */
export const catalog: readonly Source[] = [...press, ...officials, ...analysts];
